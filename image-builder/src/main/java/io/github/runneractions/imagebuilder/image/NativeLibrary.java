package io.github.runneractions.imagebuilder.image;

import io.github.runneractions.sandbox.runner.action.ActionImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.JarFile;

/**
 * The library of Conscrypt for the machine that an image is for, as a file: the jar has none, so that it is the same for all
 * machines, and a library in a jar is unpacked at each start.
 *
 * @param image gets it, if its jar has Conscrypt's classes
 */
record NativeLibrary(ActionImage image) {

    private static final String USER = "org/conscrypt/NativeCrypto.class";

    void copyFor(Path jar) throws IOException {
        Files.deleteIfExists(file());
        try (var classes = new JarFile(jar.toFile())) {
            if (classes.getEntry(USER) == null) {
                return;
            }
        }
        Files.createDirectories(image.libraries());
        var resource = "/META-INF/native/" + file().getFileName();
        try (var in = NativeLibrary.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("Conscrypt has no library for this machine: " + resource);
            }
            Files.copy(in, file(), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.setLastModifiedTime(file(), BuildImage.TIME);
    }

    private Path file() {
        // Conscrypt's words for the JDK's.
        var machine = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
        return image.libraries().resolve("libconscrypt_openjdk_jni-linux-" + machine + ".so");
    }
}

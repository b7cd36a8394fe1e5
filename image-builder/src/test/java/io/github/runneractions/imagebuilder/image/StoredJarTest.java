package io.github.runneractions.imagebuilder.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredJarTest {

    @TempDir
    Path folder;

    @Test
    void hasTheSameEntriesUncompressed() throws Exception {
        var jar = folder.resolve("a.jar");
        try (var out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (var name : new String[] {"META-INF/MANIFEST.MF", "b/", "b/A.class"}) {
                out.putNextEntry(new ZipEntry(name));
                out.write(name.endsWith("/") ? new byte[0] : name.repeat(99).getBytes(StandardCharsets.UTF_8));
            }
        }

        var stored = folder.resolve("stored.jar");
        StoredJar.copy(jar, stored, BuildImage.TIME);

        try (var zip = new ZipFile(stored.toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName)).containsExactly("META-INF/MANIFEST.MF", "b/", "b/A.class");
            assertThat(zip.stream().map(ZipEntry::getMethod)).containsOnly(ZipEntry.STORED);
            try (var in = zip.getInputStream(zip.getEntry("b/A.class"))) {
                assertThat(in.readAllBytes()).asString().isEqualTo("b/A.class".repeat(99));
            }
        }
        assertThat(Files.size(stored)).isGreaterThan(Files.size(jar));
    }
}

package io.github.runneractions.testkit.sandbox.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Finds GitHub's OpenAPI description on this machine, where {@code tools/install openapi} puts it. */
public final class DescriptionFile {

    private static final String INSTALL = "tools/install";
    private static final long LIMIT_SECONDS = 20;

    private DescriptionFile() {}

    /** Once per JVM: the answer costs a process. */
    private static final class Found {

        static final Optional<Path> FILE = find();
    }

    /** The description cut down to the calls we make; empty when it was not installed. */
    public static Optional<Path> locate() {
        return Found.FILE;
    }

    private static Optional<Path> find() {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve(INSTALL))
                .filter(Files::isExecutable)
                .findFirst()
                .flatMap(DescriptionFile::where)
                .map(folder -> folder.resolve("runner-actions.json"))
                .filter(Files::isRegularFile);
    }

    private static Optional<Path> where(Path install) {
        try {
            Process process = new ProcessBuilder(install.toString(), "--where", "openapi")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String folder = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
            return ended && process.exitValue() == 0 ? Optional.of(Path.of(folder)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}

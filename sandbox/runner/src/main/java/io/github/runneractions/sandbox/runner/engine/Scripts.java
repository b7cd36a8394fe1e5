package io.github.runneractions.sandbox.runner.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The shell scripts beside this class. */
final class Scripts {

    private Scripts() {}

    static String read(String name) {
        try (var resource = Objects.requireNonNull(Scripts.class.getResourceAsStream(name), name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.github.runneractions.deploy.file;

import io.github.runneractions.runtime.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A runner's folders: the workspace, its temporary folder, and one outside with a secret. */
record Workspace(Path root) {
    static final String SECRET = "token-from-outside";

    static Workspace in(Path folder) {
        try {
            var root = folder.toRealPath();
            for (var each : new String[] {"workspace", "temp", "outside"}) {
                Files.createDirectory(root.resolve(each));
            }
            Files.writeString(root.resolve("outside/secret"), SECRET);
            return new Workspace(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of the workspace. */
    Path file(String name, String text) {
        try {
            var file = path().resolve(name);
            Files.createDirectories(InputFiles.parent(file));
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A link in the workspace. */
    void link(String name, String target) {
        try {
            var link = path().resolve(name);
            Files.createDirectories(InputFiles.parent(link));
            Files.createSymbolicLink(link, Path.of(target));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A pipe that nobody writes to. */
    void pipe(String name) {
        try {
            var made = new ProcessBuilder("mkfifo", path().resolve(name).toString())
                    .start()
                    .waitFor();
            if (made != 0) {
                throw new IllegalStateException("mkfifo failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Path path() {
        return root.resolve("workspace");
    }

    Path temp() {
        return root.resolve("temp");
    }

    InputFiles files() {
        return InputFiles.of(environment());
    }

    Environment environment() {
        return new Environment(Map.of(
                "GITHUB_ACTIONS", "true",
                "GITHUB_WORKSPACE", path().toString(),
                "RUNNER_TEMP", temp().toString()));
    }
}

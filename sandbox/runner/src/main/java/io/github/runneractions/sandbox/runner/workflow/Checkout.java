package io.github.runneractions.sandbox.runner.workflow;

import io.github.runneractions.sandbox.process.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * A checkout of a repository that holds nothing but a workflow and what that needs: what act learns the repository, the ref
 * and the commit from.
 */
final class Checkout {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** The user's own settings may ask for signatures and hooks. */
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "GIT_CONFIG_GLOBAL", "/dev/null",
            "GIT_CONFIG_NOSYSTEM", "1",
            "GIT_AUTHOR_NAME", "octocat",
            "GIT_AUTHOR_EMAIL", "octocat@users.noreply.github.com",
            "GIT_COMMITTER_NAME", "octocat",
            "GIT_COMMITTER_EMAIL", "octocat@users.noreply.github.com");

    private Checkout() {}

    /** Makes one in a folder that does not exist yet. */
    static Path create(Path folder, Dispatch dispatch) {
        try {
            var workflows = Files.createDirectories(folder.resolve(".github/workflows"));
            Files.copy(dispatch.file(), workflows.resolve(dispatch.file().getFileName()));
            for (var other : dispatch.beside().entrySet()) {
                var file = folder.resolve(other.getKey());
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                Files.writeString(file, other.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        git(folder, "init", "--quiet", "--initial-branch=main");
        git(folder, "remote", "add", "origin", "https://github.com/" + dispatch.repository() + ".git");
        git(folder, "add", ".");
        git(folder, "commit", "--quiet", "--message=Add a workflow");
        return folder;
    }

    private static void git(Path folder, String... words) {
        var log = folder.resolveSibling(folder.getFileName() + ".log");
        try (var git = Command.of(Path.of("git"), log)
                .with(words)
                .with(ENVIRONMENT)
                .in(folder)
                .start()) {
            if (git.awaitExit(LIMIT) != 0) {
                throw new IllegalStateException("git " + words[0] + " failed: " + git.tail());
            }
        }
    }
}

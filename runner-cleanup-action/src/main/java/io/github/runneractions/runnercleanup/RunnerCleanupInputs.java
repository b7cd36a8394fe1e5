package io.github.runneractions.runnercleanup;

import io.github.runneractions.github.GitHubServer;
import io.github.runneractions.github.app.TokenSource;
import io.github.runneractions.github.runner.RunnerScope;
import io.github.runneractions.toolkit.Inputs;
import java.time.Duration;

/**
 * What a cleanup is asked.
 *
 * @param offlineFor how long a runner must have been seen offline
 * @param timeout for the whole step
 * @param dryRun say what would be removed, and remove nothing
 */
record RunnerCleanupInputs(
        GitHubServer server,
        TokenSource tokens,
        RunnerScope scope,
        Selection selection,
        Duration offlineFor,
        Duration timeout,
        boolean dryRun) {
    /** Reads them all. */
    static RunnerCleanupInputs read(Inputs inputs) {
        var tokens = TokenSource.read(inputs);
        var scope = RunnerScope.read(inputs);
        var selection = Selection.read(inputs);
        var offlineFor = inputs.duration("offline-for");
        var timeout = inputs.duration("timeout");
        var dryRun = inputs.flag("dry-run");
        var api = inputs.url("github-api-url");
        if (inputs.sound() && (offlineFor.isZero() || offlineFor.compareTo(timeout) >= 0)) {
            inputs.problem(
                    "offline-for",
                    "is `" + TimeSpan.text(offlineFor) + "`; say more than nothing and less than `timeout`, which is `"
                            + TimeSpan.text(timeout) + "`");
        }
        return inputs.complete(() ->
                new RunnerCleanupInputs(new GitHubServer(api), tokens, scope, selection, offlineFor, timeout, dryRun));
    }
}

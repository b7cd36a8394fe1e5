package io.github.runneractions.demo;

import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.model.RegisteredRunner;
import io.github.runneractions.sandbox.github.model.RunnerPlace;

/**
 * The runners that GitHub knows.
 *
 * @param online ours that are online
 * @param stale ours that are offline
 * @param foreign another team's that are offline
 */
record Tally(long online, long stale, long foreign) {
    /** Whether the chain succeeded. */
    static final Tally DUE = new Tally(2, 0, DemoGitHub.FOREIGN);

    static Tally of(GitHubSandbox github) {
        // A real listener that has died does not say so.
        github.world().sessions().expire();
        return new Tally(
                count(github, "widgets-", RegisteredRunner.Status.ONLINE),
                count(github, "widgets-", RegisteredRunner.Status.OFFLINE),
                count(github, "payments-", RegisteredRunner.Status.OFFLINE));
    }

    private static long count(GitHubSandbox github, String prefix, RegisteredRunner.Status status) {
        return github.world().runners().of(RunnerPlace.of(DemoGitHub.REPOSITORY)).stream()
                .filter(runner -> runner.name().startsWith(prefix) && runner.status() == status)
                .count();
    }
}

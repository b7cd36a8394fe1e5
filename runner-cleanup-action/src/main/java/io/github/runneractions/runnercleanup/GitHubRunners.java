package io.github.runneractions.runnercleanup;

import io.github.runneractions.github.Authorization;
import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.github.runner.DeleteRunner;
import io.github.runneractions.github.runner.GetRunner;
import io.github.runneractions.github.runner.Runner;
import io.github.runneractions.github.runner.RunnerListing;
import io.github.runneractions.github.runner.RunnerScope;
import java.util.Optional;

/** The runners of {@code scope}, over GitHub's REST API. */
record GitHubRunners(RunnerScope scope, GitHubClient client, Authorization authorization) implements RegisteredRunners {
    @Override
    public RunnerListing list() {
        return RunnerListing.read(scope, client, authorization);
    }

    @Override
    public Optional<Runner> look(long id) {
        return client.call(new GetRunner(scope, id), authorization);
    }

    @Override
    public DeleteRunner.Outcome remove(long id) {
        return client.call(new DeleteRunner(scope, id), authorization);
    }
}

package io.github.runneractions.runnercleanup.runners;

import io.github.runneractions.github.Authorization;
import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.github.Pace;
import io.github.runneractions.github.Pages;
import io.github.runneractions.github.runner.DeleteRunner;
import io.github.runneractions.github.runner.FindRunner;
import io.github.runneractions.github.runner.GetRunner;
import io.github.runneractions.github.runner.Runner;
import io.github.runneractions.github.runner.RunnerListing;
import io.github.runneractions.github.runner.RunnerScope;
import java.util.Optional;

/** The runners of {@code scope} over GitHub's REST API, with no more requests a minute than its secondary limit allows. */
public record GitHubRunners(RunnerScope scope, GitHubClient client, Authorization authorization, Pace pace)
        implements ScopeRunners {
    @Override
    public RunnerListing list() {
        var listing = RunnerListing.read(scope, client, authorization);
        // How many pages there are is known only now; even the most are a ninth of what a minute allows.
        pace.spend(Pace.READ * Math.max(1, Math.ceilDiv(listing.announced(), Pages.SIZE)));
        return listing;
    }

    @Override
    public Optional<Runner> find(long id) {
        // For the removal too, which follows at once.
        pace.spend(Pace.READ + Pace.CHANGE);
        return client.call(new GetRunner(scope, id), authorization);
    }

    @Override
    public Optional<Runner> findByName(String name) {
        pace.spend(Pace.READ);
        return client.call(new FindRunner(scope, name), authorization);
    }

    @Override
    public DeleteRunner.Outcome remove(long id) {
        return client.call(new DeleteRunner(scope, id), authorization);
    }
}

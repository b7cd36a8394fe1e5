package io.github.runneractions.runnercleanup;

import io.github.runneractions.github.Pace;
import io.github.runneractions.github.Pages;
import io.github.runneractions.github.runner.DeleteRunner;
import io.github.runneractions.github.runner.Runner;
import io.github.runneractions.github.runner.RunnerListing;
import java.util.Optional;

/** The runners at GitHub, asked for no faster than GitHub likes. */
record PacedRunners(RegisteredRunners runners, Pace pace) implements RegisteredRunners {
    @Override
    public RunnerListing list() {
        var listing = runners.list();
        // How many pages there are is known only now; even the most are a ninth of what a minute allows.
        pace.spend(Pace.READ * Math.max(1, Math.ceilDiv(listing.announced(), Pages.SIZE)));
        return listing;
    }

    @Override
    public Optional<Runner> look(long id) {
        // For the removal as well, which is to follow the look at once.
        pace.spend(Pace.READ + Pace.CHANGE);
        return runners.look(id);
    }

    @Override
    public DeleteRunner.Outcome remove(long id) {
        return runners.remove(id);
    }
}

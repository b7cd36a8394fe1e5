package io.github.runneractions.runnercleanup.runners;

import io.github.runneractions.github.runner.DeleteRunner;
import io.github.runneractions.github.runner.Runner;
import io.github.runneractions.github.runner.RunnerListing;
import java.util.Optional;

/** The runners of a scope at GitHub. A cleanup sends no other requests about runners than these four. */
public interface ScopeRunners {
    /** All of them; may be up to a minute old. */
    RunnerListing list();

    /** One as it is now; empty when it is gone. */
    Optional<Runner> find(long id);

    /** The one of this name as it is now. */
    Optional<Runner> findByName(String name);

    /** Removes one, unless GitHub reports that it runs a job. By id: its name may be a new runner's by now. */
    DeleteRunner.Outcome remove(long id);
}

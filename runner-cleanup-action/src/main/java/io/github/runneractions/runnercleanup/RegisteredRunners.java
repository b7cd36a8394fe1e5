package io.github.runneractions.runnercleanup;

import io.github.runneractions.github.runner.DeleteRunner;
import io.github.runneractions.github.runner.Runner;
import io.github.runneractions.github.runner.RunnerListing;
import java.util.Optional;

/** The runners of a scope as GitHub knows them. Everything that a cleanup does at GitHub is one of these three. */
interface RegisteredRunners {
    /** All of them; may be up to a minute old. */
    RunnerListing list();

    /** One as it is now; nothing when it is gone. */
    Optional<Runner> look(long id);

    /** Removes one, unless GitHub says that it runs a job. By id: its name may be a new runner's by now. */
    DeleteRunner.Outcome remove(long id);
}

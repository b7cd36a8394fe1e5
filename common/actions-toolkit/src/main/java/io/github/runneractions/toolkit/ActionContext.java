package io.github.runneractions.toolkit;

import io.github.runneractions.runtime.Cancellation;
import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.ProcessContext;
import io.github.runneractions.runtime.Secret;
import io.github.runneractions.runtime.Secrets;
import io.github.runneractions.runtime.Sleeper;
import java.time.Clock;

/**
 * The environment of an action's run, created once by {@link ActionRunner}. Only actions use it: clients are created from
 * {@link #process}.
 *
 * @param process the part that is the same in every process
 * @param log the process's log, with workflow commands
 * @param state the state for a later post step
 */
public record ActionContext(ProcessContext process, WorkflowLog log, State state) {
    /** The only place where a {@link Secret} is made. */
    public Secrets secrets() {
        return process.secrets();
    }

    /** The process's variables. */
    public Environment environment() {
        return process.environment();
    }

    /** This machine's clock, which may be wrong. */
    public Clock clock() {
        return process.clock();
    }

    /** How to wait. */
    public Sleeper sleeper() {
        return process.sleeper();
    }

    /** Tells when the job is cancelled. */
    public Cancellation cancellation() {
        return process.cancellation();
    }
}

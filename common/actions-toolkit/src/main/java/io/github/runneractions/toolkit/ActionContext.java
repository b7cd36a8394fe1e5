package io.github.runneractions.toolkit;

import io.github.runneractions.runtime.Cancellation;
import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.ProcessContext;
import io.github.runneractions.runtime.Secret;
import io.github.runneractions.runtime.Secrets;
import io.github.runneractions.runtime.Sleeper;
import java.time.Clock;

/**
 * What an action's run has of the world around it, made once by {@link ActionRunner}. Only actions know it: the clients are
 * made from {@link #process}.
 *
 * @param process what the run shares with every process of ours
 * @param log the process's log, with what only a workflow understands
 * @param state what a later post step will be given
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

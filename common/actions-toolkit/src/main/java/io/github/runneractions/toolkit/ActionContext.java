package io.github.runneractions.toolkit;

import java.time.Clock;

/**
 * What a run has of the world around it, made once by {@link ActionRunner}. A record without behaviour.
 *
 * @param log where the action speaks
 * @param secrets the only place where a {@link Secret} is made
 * @param state what a later post step will be given
 * @param environment the process's variables
 * @param clock this machine's clock, which may be wrong: GitHub's own time is the transport's business
 * @param sleeper how to wait
 * @param cancellation tells when the job is cancelled
 */
public record ActionContext(
        WorkflowLog log,
        Secrets secrets,
        State state,
        Environment environment,
        Clock clock,
        Sleeper sleeper,
        Cancellation cancellation) {}

package io.github.runneractions.runtime;

import java.time.Clock;

/**
 * What a process has of the world around it. A record without behaviour: the clients are made from it, in an action's run
 * of a second as in a process that lives for months.
 *
 * @param log where the process says what it does
 * @param secrets the only place where a {@link Secret} is made
 * @param environment the process's variables
 * @param clock this machine's clock, which may be wrong: GitHub's own time is the GitHub client's business
 * @param sleeper how to wait
 * @param cancellation tells when the process is asked to end
 */
public record ProcessContext(
        Log log, Secrets secrets, Environment environment, Clock clock, Sleeper sleeper, Cancellation cancellation) {}

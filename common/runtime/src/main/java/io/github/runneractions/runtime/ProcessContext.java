package io.github.runneractions.runtime;

import java.time.Clock;

/**
 * The environment of a process. A record without behaviour: the clients are created from it, in an action that runs for a
 * second as in a process that runs for months.
 *
 * @param log the log of the process
 * @param secrets the only creator of a {@link Secret}
 * @param environment the process's variables
 * @param clock this machine's clock, which may be wrong: the GitHub client knows GitHub's own time
 * @param sleeper how to wait
 * @param cancellation tells when the process is asked to end
 */
public record ProcessContext(
        Log log, Secrets secrets, Environment environment, Clock clock, Sleeper sleeper, Cancellation cancellation) {}

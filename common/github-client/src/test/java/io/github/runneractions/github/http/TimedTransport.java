package io.github.runneractions.github.http;

import io.github.runneractions.runtime.Deadline;
import io.github.runneractions.runtime.ProcessContext;
import java.time.Duration;
import org.kohsuke.github.connector.GitHubConnectorRequest;

/** A transport with one deadline for all calls of a test. */
record TimedTransport(GitHubTransport transport, Deadline deadline) {
    TimedTransport(ProcessContext context, Duration timeout, TrustedCertificates trusted) {
        this(new GitHubTransport(context, trusted), Deadline.in(timeout, context.clock()));
    }

    Answer exchange(GitHubConnectorRequest request) {
        return transport.exchange(request, deadline, GitHubTransport.GRACE);
    }

    GitHubClock clock() {
        return transport.clock();
    }
}

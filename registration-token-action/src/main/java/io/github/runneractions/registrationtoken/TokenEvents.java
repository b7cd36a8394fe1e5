package io.github.runneractions.registrationtoken;

import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.event.EventReason;
import io.github.runneractions.kubernetes.event.EventRecorder;
import io.github.runneractions.kubernetes.event.RunnerEvent;
import io.github.runneractions.kubernetes.release.ReleaseName;
import io.github.runneractions.kubernetes.secret.SecretContent;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.ProcessContext;
import java.time.Instant;

/** The Events on a release's Deployment that tell what became of its runners' token. */
record TokenEvents(Cluster cluster, ReleaseName release, ProcessContext context) {
    void renewed(String secret, SecretContent content) {
        record(
                EventReason.RUNNER_TOKEN_RENEWED,
                "",
                "The token in the Secret " + secret + " is valid until "
                        + content.expiresAt().map(Instant::toString).orElseThrow());
    }

    /** Failures of one kind are one Event, with the cause of the last. */
    void notRenewed(Failure failure) {
        record(EventReason.RUNNER_TOKEN_RENEWAL_FAILED, failure.topic().heading(), failure.getMessage());
    }

    private void record(EventReason reason, String detail, String message) {
        var recorder = EventRecorder.of(cluster, "registration-token", context);
        recorder.deployment(release.text())
                .ifPresent(deployment -> recorder.record(new RunnerEvent(reason, deployment, detail, message)));
    }
}

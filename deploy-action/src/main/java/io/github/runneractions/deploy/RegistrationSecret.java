package io.github.runneractions.deploy;

import io.github.runneractions.deploy.helm.ReleaseName;
import io.github.runneractions.kubernetes.Cluster;
import io.github.runneractions.kubernetes.SecretWriter;
import io.github.runneractions.toolkit.WorkflowLog;
import java.util.Map;

/** The Secret that pods take their registration from. No other object, and no value of the chart's, holds the token. */
final class RegistrationSecret {
    private final String name;
    private final SecretWriter writer;
    private final Map<String, String> labels;
    private final WorkflowLog log;
    private final boolean earlier;
    private boolean written;

    /** Looks whether it may be written; writes nothing yet. */
    RegistrationSecret(ReleaseName release, Cluster cluster, WorkflowLog log) {
        this.name = Registration.secretName(release);
        this.writer = new SecretWriter(cluster);
        this.labels = Map.of("app.kubernetes.io/instance", release.text());
        this.log = log;
        this.earlier = writer.exists(name);
    }

    void write(Registration registration) {
        written = true;
        writer.write(name, labels, registration.entries());
        log.info("Secret " + name + (earlier ? " renewed" : " written") + ": its registration token expires at "
                + registration.expiresAt());
    }

    /** Leaves no new Secret behind a deployment that came to nothing; one of an earlier run may be in use. */
    void takeBack() {
        if (written && !earlier) {
            writer.delete(name);
            log.info("Secret " + name + " deleted again");
        }
    }
}

package io.github.runneractions.deploy;

import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.release.RecommendedLabels;
import io.github.runneractions.kubernetes.release.ReleaseName;
import io.github.runneractions.kubernetes.secret.RegistrationSecretStore;
import io.github.runneractions.kubernetes.secret.StoreResult;
import io.github.runneractions.kubernetes.secret.StoreResult.Outcome;
import io.github.runneractions.toolkit.ActionContext;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The Secret that pods take their registration from. No other object, and no value of the chart's, holds the token. */
final class RegistrationSecret {
    private final String name;
    private final RegistrationSecretStore secret;
    private final Map<String, String> labels;
    private final ActionContext context;
    private Optional<StoreResult> stored = Optional.empty();

    /**
     * Looks whether it may be written; writes nothing yet.
     *
     * @param timeout how long to go on when the API is away
     */
    RegistrationSecret(ReleaseName release, Cluster cluster, Duration timeout, ActionContext context) {
        this.name = release.registrationSecret();
        this.secret = new RegistrationSecretStore(
                cluster, name, context.process(), context.clock().instant().plus(timeout));
        this.labels = Map.of(RecommendedLabels.INSTANCE, release.text());
        this.context = context;
        secret.read();
    }

    void write(Registration registration) {
        var now = secret.store(registration.content(), labels);
        stored = Optional.of(now);
        var end = now.content().expiresAt().orElseThrow();
        context.log()
                .info(
                        switch (now.outcome()) {
                            case CREATED -> "Secret " + name + " written: its registration token expires at " + end;
                            case RENEWED -> "Secret " + name + " renewed: its registration token expires at " + end;
                            case KEPT ->
                                "Secret " + name + " left as it is: its registration token expires at " + end
                                        + ", no sooner than ours";
                        });
    }

    /** Leaves no new Secret behind a deployment that came to nothing; one of an earlier run may be in use. */
    void takeBack() {
        stored.filter(now -> now.outcome() == Outcome.CREATED)
                .filter(secret::delete)
                .ifPresent(_ -> context.log().info("Secret " + name + " deleted again"));
    }
}

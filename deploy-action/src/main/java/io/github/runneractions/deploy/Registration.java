package io.github.runneractions.deploy;

import io.github.runneractions.github.runner.RunnerScope;
import io.github.runneractions.kubernetes.release.RecommendedLabels;
import io.github.runneractions.kubernetes.release.ReleaseName;
import io.github.runneractions.kubernetes.secret.RegistrationSecretStore;
import io.github.runneractions.kubernetes.secret.SecretContent;
import io.github.runneractions.runtime.Log;
import io.github.runneractions.runtime.Secret;
import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.Inputs;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;

/**
 * The tokens for the release's pods.
 *
 * @param token registers any number of runners until it expires
 * @param removal removes runners; empty: pods leave theirs at GitHub
 * @param scope whose runners, such as {@code acme/widgets}
 * @param url the repository's or organisation's page, which the token is for
 */
record Registration(Secret token, Optional<Secret> removal, Instant expiresAt, String scope, URI url) {
    /**
     * Reads {@code registration-token} with {@code registration-token-expires-at}; without them the pods rely on the Secret
     * of an earlier run.
     *
     * @param scope whose runners
     * @param url the page that the token is for
     */
    static Input<Optional<Registration>> read(Inputs inputs, Input<RunnerScope> scope, Input<URI> url) {
        var token = inputs.optionalSecret("registration-token");
        var end = inputs.optional("registration-token-expires-at", Registration::time);
        if (Input.ifGiven(token).isPresent()
                && inputs.optional("registration-token-expires-at").isEmpty()) {
            inputs.problem(
                    "registration-token-expires-at",
                    "is required with `registration-token`; use the output `expires-at` of registration-token-action");
        }
        if (inputs.optional("registration-token").isEmpty()
                && inputs.optional("registration-token-expires-at").isPresent()) {
            inputs.problem(
                    "registration-token",
                    "is empty, but `registration-token-expires-at` is set; use both outputs of registration-token-action,"
                            + " which GitHub passes on only within a job");
        }
        return token.map(given -> given.map(secret -> new Registration(
                secret, Optional.empty(), end.get().orElseThrow(), scope.get().toString(), url.get())));
    }

    Registration with(Optional<Secret> removing) {
        return new Registration(token, removing, expiresAt, scope, url);
    }

    /** The chart mounts its entries, and registration-token renews them. */
    private SecretContent content() {
        var content = SecretContent.token(SecretContent.Kind.REGISTRATION, scope, url, token, expiresAt);
        return removal.map(content::withRemovalToken).orElse(content);
    }

    /** Stores it in the Secret that pods read it from. No other object and no value of the chart contains it. */
    RegistrationSecretStore.Result write(RegistrationSecretStore secret, ReleaseName release, Log log) {
        var stored = secret.store(content(), Map.of(RecommendedLabels.INSTANCE, release.text()));
        var end = stored.content().expiresAt().orElseThrow();
        var name = release.registrationSecret();
        log.info(
                switch (stored.outcome()) {
                    case CREATED -> "Secret " + name + " created: its registration token expires at " + end;
                    case RENEWED -> "Secret " + name + " renewed: its registration token expires at " + end;
                    case KEPT ->
                        "Secret " + name + " kept: its registration token expires at " + end
                                + ", not before the one in `registration-token`";
                });
        return stored;
    }

    /** Deletes a new Secret after a failed deployment; a Secret of an earlier run may be in use. */
    static void takeBack(
            RegistrationSecretStore secret, RegistrationSecretStore.Result stored, ReleaseName release, Log log) {
        if (stored.outcome() == RegistrationSecretStore.Outcome.CREATED && secret.delete(stored)) {
            log.info("Secret " + release.registrationSecret() + " deleted again");
        }
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("is not a time such as `2026-11-24T10:15:30Z`", e);
        }
    }
}

package io.github.runneractions.deploy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.runneractions.deploy.chart.RenderedChart;
import io.github.runneractions.deploy.helm.ChartReference;
import io.github.runneractions.deploy.secret.SecretsInput;
import io.github.runneractions.deploy.secret.WantedSecret;
import io.github.runneractions.github.app.AppCredentials.AppKey;
import io.github.runneractions.kubernetes.api.ResourceAttributes;
import io.github.runneractions.kubernetes.object.Unstructured;
import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.runtime.Secrets;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The Secret with the app's key, for the broker and the cleanup of the runner chart. Nothing else has the key.
 *
 * @param name of the Secret
 * @param key the app's
 * @param installation the number of its installation, if it was given
 * @param page of the runners that broker and cleanup manage
 */
record AppSecret(String name, AppKey key, Optional<Long> installation, URI page) {
    private static final int LINE = 64;
    private static final Set<String> OF_BROKER = Set.of("roles", "rolebindings", "cronjobs");

    /** Of a run that deploys the runner chart and has the key. */
    static Optional<AppSecret> of(DeployInputs inputs) {
        return inputs.runners()
                .app()
                .filter(_ -> inputs.chart().reference() instanceof ChartReference.Bundled)
                .filter(app -> app.credentials() instanceof AppKey)
                .map(app -> new AppSecret(
                        SecretsInput.ofApp(inputs.release()),
                        (AppKey) app.credentials(),
                        app.installation(),
                        inputs.runners().page()));
    }

    /** Values that the user's own override: one who names another Secret, or none, means that. */
    String values() {
        var values = JsonNodeFactory.instance.objectNode();
        values.putObject("github").put("url", page.toString());
        var app = values.putObject("app").put("secretName", name);
        installation.ifPresent(id -> app.put("installationId", id.toString()));
        return values.toString();
    }

    /** Whether broker or cleanup take the key from it. */
    boolean isUsedBy(RenderedChart chart) {
        return chart.objects().stream()
                .filter(object -> object.kind().equals("CronJob"))
                .flatMap(object -> new Unstructured(object.body())
                        .at("spec", "jobTemplate", "spec", "template", "spec", "containers")
                        .items())
                .flatMap(container -> container.at("env").items())
                .anyMatch(variable -> variable.at("valueFrom", "secretKeyRef", "name")
                        .text()
                        .filter(name::equals)
                        .isPresent());
    }

    /** {@code refusal} with the other way, when the account may not create what only broker and cleanup need. */
    static Rejected orWithoutBroker(Rejected refusal, List<ResourceAttributes> missing) {
        if (missing.stream().map(ResourceAttributes::resource).noneMatch(OF_BROKER::contains)) {
            return refusal;
        }
        return new Rejected(
                refusal.topic(),
                String.valueOf(refusal.getMessage()),
                refusal.hint()
                        + "\nOr deploy without the broker and the cleanup, which act as the app; pods that are created more than an hour"
                        + " later then wait for the next deployment. Set in `values`:\nbroker: {enabled: false}\ncleanup: {enabled: false}",
                refusal.status(),
                null);
    }

    /** The Secret, with the key in one form, whichever it was given in. */
    WantedSecret wanted(Secrets secrets) {
        var base64 = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(key.key().getEncoded());
        return new WantedSecret(
                name,
                Map.of(
                        "private-key",
                        secrets.mask("-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n")),
                Map.of("client-id", key.id()),
                "private-key");
    }
}

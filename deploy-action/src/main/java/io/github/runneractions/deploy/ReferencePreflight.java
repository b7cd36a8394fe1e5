package io.github.runneractions.deploy;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.github.runneractions.deploy.chart.LiveObjects;
import io.github.runneractions.deploy.chart.PodReference;
import io.github.runneractions.deploy.chart.RenderedChart;
import io.github.runneractions.deploy.helm.ChartReference;
import io.github.runneractions.deploy.secret.WantedSecret;
import io.github.runneractions.kubernetes.client.KubernetesErrors;
import io.github.runneractions.kubernetes.connection.ConnectionValues;
import io.github.runneractions.kubernetes.object.Unstructured;
import io.github.runneractions.runtime.ForeignText;
import io.github.runneractions.runtime.Rejected;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The check of what pods need and neither the chart nor this run makes. Helm deploys without it, and pods wait until it is there: a
 * deployment does not do this check.
 */
record ReferencePreflight(DeployInputs inputs, LiveObjects live, Checklist list, Clock clock) {
    static final String NAME = "Secrets and ConfigMaps of the pods";

    /** Looks for what the pods of {@code chart} need. */
    void check(RenderedChart chart) {
        list.attempt(NAME, () -> sights(chart)).ifPresent(this::judge);
    }

    /** How one of them is. */
    private sealed interface Sight {
        /** What is known of it, as a clause. */
        String words();

        record Fine(String words) implements Sight {}

        record Unknown(String words) implements Sight {}

        /** @param hint what to do, as a sentence */
        record Wrong(String words, String hint) implements Sight {}
    }

    private List<Sight> sights(RenderedChart chart) {
        return PodReference.of(chart, live.cluster().namespace(), made(chart)).stream()
                .map(reference -> sight(reference, reference.maker(chart)))
                .toList();
    }

    private Set<String> made(RenderedChart chart) {
        return Stream.of(
                        inputs.secrets().stream().map(WantedSecret::name),
                        inputs.registrationSecret().stream(),
                        AppSecret.of(inputs).filter(app -> app.isUsedBy(chart)).map(AppSecret::name).stream())
                .flatMap(names -> names)
                .collect(Collectors.toSet());
    }

    private void judge(List<Sight> sights) {
        var words = new ArrayList<String>();
        var hints = new ArrayList<String>();
        var unknown = false;
        for (var sight : sights) {
            words.add(sight.words());
            unknown |= sight instanceof Sight.Unknown;
            if (sight instanceof Sight.Wrong wrong && !hints.contains(wrong.hint())) {
                hints.add(wrong.hint());
            }
        }
        var all = String.join("; ", words);
        if (!hints.isEmpty()) {
            list.failed(NAME, all + ". " + String.join(" ", hints));
        } else if (unknown) {
            list.unknown(NAME, all);
        } else {
            list.passed(NAME, all.isEmpty() ? "the chart or this run makes those that they need" : all);
        }
    }

    private Sight sight(PodReference reference, Optional<String> maker) {
        var object = reference.object();
        var name = ForeignText.inOneLine(object.kind() + " " + object.name())
                + object.namespace()
                        .map(other -> " in namespace " + ForeignText.inOneLine(other))
                        .orElse("");
        Optional<GenericKubernetesResource> found;
        try {
            found = live.find(object);
        } catch (Rejected e) {
            if (!e.topic().equals(KubernetesErrors.FORBIDDEN)) {
                throw e;
            }
            return new Sight.Unknown("the account may not read " + name + ", which the pods of "
                    + String.join(", ", reference.users()) + " need");
        }
        if (found.isEmpty()) {
            return maker.<Sight>map(by -> new Sight.Unknown(name + " is missing, and " + by + " may make it"))
                    .orElseGet(() -> new Sight.Wrong(
                            name + " is missing, and the pods of " + String.join(", ", reference.users())
                                    + " do not start without it",
                            hint(reference)));
        }
        return expiry(found.get())
                .map(end -> expiring(reference, name, end, maker))
                .orElseGet(() -> new Sight.Fine(name + " is there"));
    }

    private Sight expiring(PodReference reference, String name, Instant end, Optional<String> maker) {
        if (end.isAfter(clock.instant())) {
            return new Sight.Fine(name + " is there, and its token expires at " + end);
        }
        var expired = "the token in " + name + " expired at " + end;
        return maker.<Sight>map(by -> new Sight.Unknown(expired + ", and " + by + " may renew it"))
                .orElseGet(() -> new Sight.Wrong(
                        expired + ", and new pods of " + String.join(", ", reference.users())
                                + " cannot register with it",
                        hint(reference)));
    }

    private String hint(PodReference reference) {
        if (reference.isSecret()
                && inputs.chart().reference() instanceof ChartReference.Bundled
                && reference.object().name().equals(inputs.release().registrationSecret())) {
            return "Set `registration-token`, or `client-id` and `private-key` of an app, or in `values` the Secret with an app's"
                    + " key as `app.secretName`.";
        }
        return reference.isSecret()
                ? "Create the Secret before the deployment, or have this step make it with `secrets`."
                : "Create the ConfigMap before the deployment.";
    }

    /** When the token of a Secret ends that registration-token-action or this action has written; empty for others. */
    private static Optional<Instant> expiry(GenericKubernetesResource object) {
        var data = new Unstructured(object.get("data"));
        return data.at("token")
                .text()
                .flatMap(_ -> data.at("expires-at").text())
                .flatMap(base64 -> {
                    try {
                        return Optional.of(
                                Instant.parse(ConnectionValues.decoded(base64).strip()));
                    } catch (DateTimeException _) {
                        return Optional.empty();
                    }
                });
    }
}

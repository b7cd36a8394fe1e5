package io.github.runneractions.kubernetes.event;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.kubernetes.object.Unstructured;
import io.github.runneractions.runtime.ForeignText;
import io.github.runneractions.runtime.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Events as the API takes them: in the core group, with a count, in the form that {@code kubectl describe} has shown in all
 * versions.
 *
 * @param component the program that reports
 */
record EventObjects(String namespace, String component, Secrets secrets) {
    /** The API's limit, in bytes. */
    private static final int LONGEST = 1024;

    private static final String CUT = "…";

    /** The Event as it is written first. */
    GenericKubernetesResource fresh(RunnerEvent event, Instant now) {
        var about = event.about();
        var fields = new HashMap<String, Object>(told(event, now));
        fields.put("firstTimestamp", now.toString());
        fields.put("count", 1);
        fields.put("type", event.reason().type().toString());
        fields.put("reason", event.reason().toString());
        fields.put("source", Map.of("component", component));
        fields.put("reportingComponent", "runner-actions.github.io/" + component);
        fields.put(
                "involvedObject",
                Map.of(
                        "apiVersion", about.resource().apiVersion(),
                        "kind", about.resource().kind(),
                        "namespace", namespace,
                        "name", about.name(),
                        "uid", about.uid()));
        return object(metadata(event).withAnnotations(event.annotations()).build(), fields);
    }

    /** A change of nothing. */
    GenericKubernetesResource unchanged(RunnerEvent event) {
        return object(metadata(event).build(), Map.of());
    }

    /** The change that counts {@code event} once more, unless the Event has changed since {@code there} was read. */
    GenericKubernetesResource countedUp(RunnerEvent event, GenericKubernetesResource there, Instant now) {
        var before = new Unstructured(there.getAdditionalProperties());
        var fields = new HashMap<String, Object>(told(event, now));
        // Another clock may be ahead of this one, and no Event lasts for less than no time.
        fields.put("firstTimestamp", first(before, now).toString());
        // Any account that may write events can choose the number, and the API refuses a larger one.
        fields.put("count", Math.min(count(before), Integer.MAX_VALUE - 1) + 1);
        return object(
                metadata(event)
                        .withAnnotations(event.annotations())
                        .withResourceVersion(there.getMetadata().getResourceVersion())
                        .build(),
                fields);
    }

    private Map<String, String> told(RunnerEvent event, Instant now) {
        return Map.of("message", message(event), "lastTimestamp", now.toString());
    }

    private ObjectMetaBuilder metadata(RunnerEvent event) {
        return new ObjectMetaBuilder().withName(event.name()).withNamespace(namespace);
    }

    private static GenericKubernetesResource object(ObjectMeta metadata, Map<String, Object> fields) {
        var object = new GenericKubernetesResource();
        object.setApiVersion(ApiResource.EVENTS.apiVersion());
        object.setKind(ApiResource.EVENTS.kind());
        object.setMetadata(metadata);
        object.setAdditionalProperties(fields);
        return object;
    }

    /** Whether the Event tells of {@code event} already: the response to an earlier attempt was lost. */
    boolean tells(GenericKubernetesResource there, RunnerEvent event, Instant now) {
        return there.getAdditionalProperties()
                .entrySet()
                .containsAll(told(event, now).entrySet());
    }

    /** Without secrets, as a line of the log, and cut at a blank. */
    private String message(RunnerEvent event) {
        // Once more: without what is not seen in it, a secret is one that was none before.
        var text = secrets.scrub(ForeignText.inOneLine(secrets.scrub(event.message())));
        if (isShort(text)) {
            return text;
        }
        var end = text.length();
        do {
            end = text.lastIndexOf(' ', end - 1);
        } while (end > 0 && !isShort(text.substring(0, end) + CUT));
        return text.substring(0, Math.max(0, end)) + CUT;
    }

    private static boolean isShort(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length <= LONGEST;
    }

    private static Instant first(Unstructured there, Instant now) {
        try {
            var first = Instant.parse(there.at("firstTimestamp").orEmpty());
            return first.isBefore(now) ? first : now;
        } catch (DateTimeException _) {
            return now;
        }
    }

    private static long count(Unstructured there) {
        try {
            return Long.parseLong(there.at("count").orEmpty());
        } catch (NumberFormatException _) {
            return 0;
        }
    }
}

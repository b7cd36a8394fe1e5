package io.github.runneractions.deploy.secret;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.github.runneractions.kubernetes.object.Unstructured;
import io.github.runneractions.kubernetes.release.RecommendedLabels;
import io.github.runneractions.kubernetes.release.ReleaseName;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A Secret as the API server has it.
 *
 * @param uid distinguishes it from an earlier Secret of the same name
 * @param version the {@code resourceVersion}
 * @param type such as {@code Opaque}
 * @param data in base64, the entries that our field manager has set
 */
record StoredSecret(
        String name, String uid, String version, String type, Map<String, String> labels, Map<String, String> data) {
    /** Which input of the action a Secret is from; no other Secret of ours has it. */
    static final String SOURCE = "runner-actions.github.io/source";

    static final String FROM_INPUT = "input";

    static StoredSecret of(GenericKubernetesResource object) {
        var metadata = object.getMetadata();
        var ours = new TreeMap<String, String>();
        metadata.getManagedFields().stream()
                .filter(fields -> RecommendedLabels.RUNNER_ACTIONS.equals(fields.getManager()))
                .flatMap(fields -> Optional.ofNullable(fields.getFieldsV1()).stream())
                .map(fields -> new Unstructured(fields.getAdditionalProperties()).at("f:data"))
                .forEach(owned -> new Unstructured(object.get("data")).fields().forEach((key, value) -> {
                    if (owned.fields().containsKey("f:" + key)) {
                        ours.put(key.toString(), String.valueOf(value));
                    }
                }));
        return new StoredSecret(
                metadata.getName(),
                metadata.getUid(),
                metadata.getResourceVersion(),
                new Unstructured(object.get("type")).orEmpty(),
                Optional.ofNullable(metadata.getLabels()).orElse(Map.of()),
                Map.copyOf(ours));
    }

    /** The labels of a Secret that an input of {@code release} asks for. */
    static Map<String, String> labels(ReleaseName release) {
        return Map.of(
                RecommendedLabels.MANAGED_BY,
                RecommendedLabels.RUNNER_ACTIONS,
                RecommendedLabels.INSTANCE,
                release.text(),
                SOURCE,
                FROM_INPUT);
    }

    /** Whether an input of {@code release} has asked for it. */
    boolean isOf(ReleaseName release) {
        return labels.entrySet().containsAll(labels(release).entrySet());
    }

    boolean holds(WantedSecret wanted) {
        return data.equals(wanted.data()) && type.equals(wanted.type());
    }

    /** Whose it is, as far as its labels say, such as {@code Helm}; empty when they do not. */
    Optional<String> owner() {
        var manager = Optional.ofNullable(labels.get(RecommendedLabels.MANAGED_BY));
        var release = Optional.ofNullable(labels.get(RecommendedLabels.INSTANCE));
        return manager.map(
                by -> by + release.map(of -> " for the release " + of).orElse(""));
    }
}

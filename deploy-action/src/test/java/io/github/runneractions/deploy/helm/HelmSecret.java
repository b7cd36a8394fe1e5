package io.github.runneractions.deploy.helm;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntryBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * A Secret with a record of release demo in namespace team, as Helm writes it or as somebody forges it.
 *
 * @param run the run of the action that its label names, or nothing
 * @param uid the API server's
 * @param content JSON, or what else is packed
 * @param otherLabels in place of those that follow from the content
 */
record HelmSecret(
        String type,
        String name,
        String manager,
        String created,
        String run,
        String uid,
        String content,
        Map<String, String> otherLabels) {
    /** Revision {@code revision}, as Helm writes it. */
    static HelmSecret of(int revision, String status) {
        return new HelmSecret(
                "helm.sh/release.v1",
                "sh.helm.release.v1.demo.v" + revision,
                "Helm",
                "2026-11-24T12:0" + revision % 10 + ":01Z",
                "",
                "uid-" + revision,
                """
                {"name": "demo", "namespace": "team", "version": %d, "manifest": "kind: A", "hooks": [{"a": [1, {}]}],
                 "info": {"first_deployed": "2026-11-24T12:00:00.123456789Z", "last_deployed": "2026-11-24T12:0%d:00.5+00:00",
                          "status": "%s"},
                 "chart": {"metadata": {"name": "runner", "version": "0.1.0"}, "templates": [{"name": "x"}]}}
                """.formatted(revision, revision % 10, status),
                Map.of());
    }

    HelmSecret type(String other) {
        return new HelmSecret(other, name, manager, created, run, uid, content, otherLabels);
    }

    HelmSecret named(String other) {
        return new HelmSecret(type, other, manager, created, run, uid, content, otherLabels);
    }

    HelmSecret writtenBy(String other) {
        return new HelmSecret(type, name, other, created, run, uid, content, otherLabels);
    }

    HelmSecret ofRun(String other) {
        return new HelmSecret(type, name, manager, created, other, uid, content, otherLabels);
    }

    HelmSecret replaced() {
        return new HelmSecret(type, name, manager, created, run, uid + "-other", content, otherLabels);
    }

    HelmSecret createdAt(String other) {
        return new HelmSecret(type, name, manager, other, run, uid, content, otherLabels);
    }

    /** With a part of its text replaced. */
    HelmSecret saying(String text, String other) {
        if (!content.contains(text)) {
            throw new IllegalArgumentException(text);
        }
        return containing(content.replace(text, other));
    }

    /** With a label that contradicts its content. */
    HelmSecret labelled(String key, String value) {
        return new HelmSecret(type, name, manager, created, run, uid, content, Map.of(key, value));
    }

    HelmSecret containing(String other) {
        return new HelmSecret(type, name, manager, created, run, uid, other, otherLabels);
    }

    GenericKubernetesResource packed() {
        return with(base64(base64(archive()).getBytes(StandardCharsets.US_ASCII)));
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    byte[] archive() {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    GenericKubernetesResource with(String data) {
        var secret = new GenericKubernetesResource();
        secret.setMetadata(new ObjectMetaBuilder()
                .withName(name)
                .withUid(uid)
                .withLabels(labels())
                .withCreationTimestamp(created)
                .withManagedFields(
                        new ManagedFieldsEntryBuilder().withManager(manager).build())
                .build());
        secret.setAdditionalProperty("type", type);
        secret.setAdditionalProperty("data", Map.of("release", data));
        return secret;
    }

    /** What Helm would write beside its content. */
    private Map<String, String> labels() {
        var labels = new HashMap<>(
                Map.of("version", said("\"version\": (\\d+)"), "status", said("\"status\": \"([^\"\\\\]*)")));
        if (!run.isEmpty()) {
            labels.put(HelmCommand.RUN, run);
        }
        labels.putAll(otherLabels);
        return labels;
    }

    private String said(String pattern) {
        var found = Pattern.compile(pattern).matcher(content);
        return found.find() ? found.group(1) : "";
    }
}

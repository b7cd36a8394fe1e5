package io.github.runneractions.deploy;

import io.fabric8.kubernetes.api.model.Secret;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Helm's records in a namespace, read independently of the action. */
record HelmRecords(ControlPlane plane, String namespace) {
    /** The status of every revision, in order. */
    List<String> statuses() {
        return records().stream()
                .map(record -> record.getMetadata().getLabels().get("status"))
                .toList();
    }

    /** The whole of every record, as JSON. */
    List<String> contents() {
        return records().stream().map(HelmRecords::decoded).toList();
    }

    /** Changes a text in the record of {@code revision}, and leaves it without labels but Helm's own. */
    void change(int revision, String text, String other, Map<String, String> labels) {
        var record = records().get(revision - 1);
        var content = decoded(record);
        if (!content.contains(text)) {
            throw new IllegalArgumentException(content);
        }
        record.getMetadata().getLabels().remove("runner-actions/run");
        record.getMetadata().getLabels().putAll(labels);
        record.setData(Map.of("release", encoded(content.replace(text, other))));
        plane.admin().resource(record).update();
    }

    private static String encoded(String content) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var base64 = Base64.getEncoder();
        return base64.encodeToString(base64.encode(bytes.toByteArray()));
    }

    private List<Secret> records() {
        return plane.admin().secrets().inNamespace(namespace).withLabel("owner", "helm").list().getItems().stream()
                .sorted(Comparator.comparingInt(record ->
                        Integer.parseInt(record.getMetadata().getLabels().get("version"))))
                .toList();
    }

    private static String decoded(Secret record) {
        var base64 = Base64.getDecoder();
        var gzip = base64.decode(base64.decode(record.getData().get("release")));
        try (var json = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return new String(json.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.github.runneractions.deploy;

import io.fabric8.kubernetes.api.model.Secret;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** What Helm has remembered in a namespace, read by other means than the action's own. */
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

package io.github.runneractions.deploy.helm;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * Reads Helm's records of one release: base64 of the API, around base64 of Helm, around gzip, around JSON. A Secret of 1 MiB can unpack to
 * a thousand times as much.
 */
final class RecordReader {
    static final int MOST_MIB = 32;

    /** Of all records together. A release has ten, of some MiB each. */
    private static final long IN_ALL = 512L << 20;

    private static final int GZIP = 0x1f;

    /** As deep as Go reads JSON. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(10_000)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private long left = IN_ALL;

    /** A record unpacks to more than a release can have. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * The record in {@code secret}.
     *
     * @throws TooLarge when it unpacks to more than a release can have
     * @throws IOException when it is no record
     */
    StoredRelease read(GenericKubernetesResource secret) throws IOException {
        try (var json = unpacked(secret)) {
            return release(secret, fields(json));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException(e);
        }
    }

    /** Unpacks all of it, as Helm does before it looks at it. */
    private static Map<String, String> fields(InputStream json) throws IOException {
        try {
            return new Fields().of(json);
        } finally {
            json.transferTo(OutputStream.nullOutputStream());
        }
    }

    private InputStream unpacked(GenericKubernetesResource secret) throws IOException {
        var base64 = Base64.getDecoder();
        var data = secret.get("data", "release") instanceof String text ? text : "";
        var bytes = base64.decode(base64.decode(data));
        var plain = new ByteArrayInputStream(bytes);
        // Helm 2 did not pack it.
        return new Limited(bytes.length > 0 && bytes[0] == GZIP ? new GZIPInputStream(plain) : plain);
    }

    private static StoredRelease release(GenericKubernetesResource secret, Map<String, String> fields) {
        var metadata = secret.getMetadata();
        return new StoredRelease(
                metadata.getName(),
                Optional.ofNullable(metadata.getUid()).orElse(""),
                Optional.ofNullable(metadata.getLabels())
                        .map(labels -> labels.get(HelmCommand.RUN))
                        .orElse(""),
                secret.get("type") instanceof String type ? type : "",
                Instant.parse(metadata.getCreationTimestamp()),
                metadata.getManagedFields().stream()
                        .map(ManagedFieldsEntry::getManager)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                Integer.parseInt(fields.getOrDefault("version", "0")),
                fields.getOrDefault("name", ""),
                fields.getOrDefault("namespace", ""),
                fields.getOrDefault("info.status", ""),
                fields.getOrDefault("chart.metadata.name", ""),
                fields.getOrDefault("chart.metadata.version", ""),
                fields.getOrDefault("info.first_deployed", ""),
                fields.getOrDefault("info.last_deployed", ""),
                fields.getOrDefault("manifest", ""));
    }

    /** The scalars that are needed, by their path. As Go does, upper case counts as lower case, and the last of two is right. */
    private static final class Fields {
        private static final Set<String> INTO = Set.of("info", "chart", "chart.metadata");

        private final Map<String, String> found = new HashMap<>();

        Map<String, String> of(InputStream text) throws IOException {
            try (var json = JSON.createParser(text)) {
                if (json.nextToken() != JsonToken.START_OBJECT) {
                    throw new IOException("no object");
                }
                object(json, "");
                return found;
            }
        }

        private void object(JsonParser json, String prefix) throws IOException {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                var name = prefix + json.currentName().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
                var value = json.nextToken();
                if (value == JsonToken.START_OBJECT && INTO.contains(name)) {
                    object(json, name + ".");
                } else if (value == JsonToken.START_OBJECT || value == JsonToken.START_ARRAY) {
                    json.skipChildren();
                } else if (value != JsonToken.VALUE_NULL) {
                    found.put(name, json.getText());
                }
            }
        }
    }

    /** Ends a stream that is too long with an exception. */
    private final class Limited extends FilterInputStream {
        private long own = (long) MOST_MIB << 20;

        Limited(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            var count = super.read(bytes, offset, length);
            own -= Math.max(count, 0);
            left -= Math.max(count, 0);
            if (own < 0 || left < 0) {
                throw new TooLarge();
            }
            return count;
        }
    }
}

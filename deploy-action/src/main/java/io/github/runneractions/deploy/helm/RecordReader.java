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
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * Reads Helm's records of one release: base64 of the API, around base64 of Helm, around gzip, around JSON. A Secret of 1 MiB can unpack to
 * a thousand times as much.
 *
 * <p>Only what Helm can have written is a record here. Go reads more forms than that, and Java others: base64 with line ends, several
 * archives in a row, fields in upper case, the last of two fields. In such a form, one and the same text would be one record for Helm and
 * another for us.
 */
final class RecordReader {
    static final int MOST_MIB = 32;

    /** Of all records together. A release has ten, of some MiB each. */
    private static final long IN_ALL = 512L << 20;

    /** As Go writes it: deflated, without a name or a comment. */
    private static final byte[] GZIP = {0x1f, (byte) 0x8b, 8, 0};

    private static final int GZIP_HEADER = 10;
    private static final int GZIP_TRAILER = 8;

    /** As deep as Go reads JSON. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
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
     * @throws IOException when Helm cannot have written it
     */
    StoredRelease read(GenericKubernetesResource secret) throws IOException {
        var packed = packed(secret);
        var inflater = new Inflater(true);
        var deflated = new ByteArrayInputStream(packed, GZIP_HEADER, packed.length - GZIP_HEADER);
        try (var json = new CheckedInputStream(new Limited(new InflaterInputStream(deflated, inflater)), new CRC32())) {
            var fields = fields(json);
            var trailer = ByteBuffer.wrap(packed, packed.length - GZIP_TRAILER, GZIP_TRAILER)
                    .order(ByteOrder.LITTLE_ENDIAN);
            if (inflater.getBytesRead() != packed.length - GZIP_HEADER - GZIP_TRAILER
                    || trailer.getInt() != (int) json.getChecksum().getValue()
                    || trailer.getInt() != (int) inflater.getBytesWritten()) {
                throw new IOException("not one whole archive");
            }
            return release(secret, fields);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException(e);
        } finally {
            inflater.end();
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

    private static byte[] packed(GenericKubernetesResource secret) throws IOException {
        var data = secret.get("data", "release") instanceof String text ? text : "";
        var bytes = decoded(new String(decoded(data), StandardCharsets.ISO_8859_1));
        if (bytes.length < GZIP_HEADER + GZIP_TRAILER || !Arrays.equals(bytes, 0, GZIP.length, GZIP, 0, GZIP.length)) {
            throw new IOException("no archive");
        }
        return bytes;
    }

    private static byte[] decoded(String base64) throws IOException {
        try {
            var bytes = Base64.getDecoder().decode(base64);
            if (Base64.getEncoder().encodeToString(bytes).equals(base64)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new IOException(e);
        }
        throw new IOException("not as an encoder writes it");
    }

    private static StoredRelease release(GenericKubernetesResource secret, Map<String, String> fields) {
        var metadata = secret.getMetadata();
        var labels = Optional.ofNullable(metadata.getLabels()).orElse(Map.of());
        return new StoredRelease(
                metadata.getName(),
                Optional.ofNullable(metadata.getUid()).orElse(""),
                labels.getOrDefault(HelmCommand.RUN, ""),
                labels.getOrDefault(HelmCommand.UNINSTALLS, ""),
                labels.getOrDefault("status", ""),
                labels.getOrDefault("version", ""),
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

    /** The scalars that are needed, by their path, and of the type that Helm gives them. */
    private static final class Fields {
        private static final Set<String> INTO = Set.of("info", "chart", "chart.metadata");

        private static final Map<String, JsonToken> NEEDED = Map.ofEntries(
                Map.entry("version", JsonToken.VALUE_NUMBER_INT),
                Map.entry("name", JsonToken.VALUE_STRING),
                Map.entry("namespace", JsonToken.VALUE_STRING),
                Map.entry("manifest", JsonToken.VALUE_STRING),
                Map.entry("info", JsonToken.START_OBJECT),
                Map.entry("info.status", JsonToken.VALUE_STRING),
                Map.entry("info.first_deployed", JsonToken.VALUE_STRING),
                Map.entry("info.last_deployed", JsonToken.VALUE_STRING),
                Map.entry("chart", JsonToken.START_OBJECT),
                Map.entry("chart.metadata", JsonToken.START_OBJECT),
                Map.entry("chart.metadata.name", JsonToken.VALUE_STRING),
                Map.entry("chart.metadata.version", JsonToken.VALUE_STRING));

        private final Map<String, String> found = new HashMap<>();

        Map<String, String> of(InputStream text) throws IOException {
            // Go reads UTF-8 only; Jackson would guess.
            var utf8 = new InputStreamReader(text, StandardCharsets.UTF_8.newDecoder());
            try (var json = JSON.createParser(utf8)) {
                if (json.nextToken() != JsonToken.START_OBJECT) {
                    throw new IOException("no object");
                }
                object(json, "");
                if (json.nextToken() != null) {
                    throw new IOException("more than one object");
                }
                return found;
            }
        }

        private void object(JsonParser json, String prefix) throws IOException {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                var name = prefix + json.currentName();
                var value = json.nextToken();
                requireNoOtherSpelling(name);
                var type = NEEDED.get(name);
                if (type != null && type != value) {
                    throw new IOException("field of another type");
                }
                if (INTO.contains(name)) {
                    object(json, name + ".");
                } else if (type != null) {
                    found.put(name, json.getText());
                } else {
                    json.skipChildren();
                }
            }
        }

        /** Go takes a field in upper case, or with a letter that folds to ASCII, for the same; Helm writes none. */
        private static void requireNoOtherSpelling(String name) throws IOException {
            if (!name.chars().allMatch(character -> character < 0x80)
                    || NEEDED.keySet().stream()
                            .anyMatch(needed -> needed.equalsIgnoreCase(name) && !needed.equals(name))) {
                throw new IOException("field in another spelling");
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

package io.github.runneractions.deploy.helm;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** The text of a record as Helm packs it: base64 around gzip around JSON. Only its status is changed, and no other byte. */
final class RecordText {
    private static final JsonFactory JSON = new JsonFactory();

    private RecordText() {}

    /**
     * {@code packed} with another status.
     *
     * @param packed that {@link RecordReader} can read
     */
    static String withStatus(String packed, String status) throws IOException {
        var json = unpacked(packed);
        try (var parser = JSON.createParser(json)) {
            enter(parser, "info");
            enter(parser, "status");
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                throw new IOException("no status");
            }
            var start = (int) parser.currentTokenLocation().getByteOffset();
            // Helm's words need no escapes.
            var end = start + parser.getText().length() + 2;
            if (json[start] != '"' || json[end - 1] != '"') {
                throw new IOException("a status with escapes");
            }
            var changed = new ByteArrayOutputStream();
            changed.write(json, 0, start);
            changed.writeBytes(("\"" + status + "\"").getBytes(StandardCharsets.US_ASCII));
            changed.write(json, end, json.length - end);
            return packed(changed.toByteArray());
        }
    }

    /** Goes to the value of the field {@code name} of the object that begins next. */
    private static void enter(JsonParser parser, String name) throws IOException {
        if (parser.currentToken() == null) {
            parser.nextToken();
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var found = parser.currentName().equals(name);
            parser.nextToken();
            if (found) {
                return;
            }
            parser.skipChildren();
        }
        throw new IOException("no field " + name);
    }

    private static byte[] unpacked(String packed) throws IOException {
        var longest = RecordReader.MOST_MIB << 20;
        try (var json = new GZIPInputStream(new ByteArrayInputStream(decoded(packed)))) {
            var text = json.readNBytes(longest + 1);
            if (text.length > longest) {
                throw new RecordReader.TooLarge();
            }
            return text;
        }
    }

    private static byte[] decoded(String packed) throws IOException {
        try {
            return Base64.getDecoder().decode(packed);
        } catch (IllegalArgumentException e) {
            throw new IOException(e);
        }
    }

    private static String packed(byte[] json) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(json);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}

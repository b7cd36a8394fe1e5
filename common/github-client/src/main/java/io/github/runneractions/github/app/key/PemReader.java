package io.github.runneractions.github.app.key;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key as people paste it. Secrets travel through shells, YAML, JSON and web forms, which turn line ends into blanks or
 * escapes, add quotes and indentation, or need base64; whatever still holds every byte of the key is read.
 */
final class PemReader {
    /** In base64 once, as some secret stores want it, or twice, when a pipeline encodes what was encoded already. */
    private static final int MOST_LAYERS = 3;

    private static final Pattern ESCAPED_LINE_END = Pattern.compile("\\\\{1,4}[rn]");
    private static final Pattern NOISE = Pattern.compile("[\\s\\u00A0\\u200B\\uFEFF\"'\\\\]+");
    private static final Pattern BLOCK = block("[A-Z0-9 ]{0,40}?");
    private static final Pattern KEY_BLOCK = block("[A-Z0-9 ]{0,30}?PRIVATE ?KEY");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]+={0,2}");
    private static final int DER_SEQUENCE = 0x30;
    private static final int LINE = 64;

    /**
     * The content between two PEM markers; bare DER has no markers.
     *
     * @param label the marker's words without blanks, such as {@code RSAPRIVATEKEY}; empty for bare DER
     * @param der the decoded content
     */
    // Blocks are read, never compared.
    @SuppressWarnings("ArrayRecordComponent")
    record Block(String label, byte[] der) {
        private static Block marked(String words, byte[] der) {
            return new Block(words.replaceAll("\\s", "").toUpperCase(Locale.ROOT), der);
        }

        /** Those between the markers in a file that GitHub or OpenSSL writes. */
        List<String> lines() {
            return Base64.getMimeEncoder(LINE, new byte[] {'\n'})
                    .encodeToString(der)
                    .lines()
                    .toList();
        }

        @Override
        public String toString() {
            return "Block " + label + " of " + der.length + " bytes";
        }
    }

    private PemReader() {}

    private static Pattern block(String label) {
        return Pattern.compile("-----BEGIN\\s{0,9}(" + label + ")-----(.*?)(-----END|\\z)", Pattern.DOTALL);
    }

    /**
     * The key's block in {@code text}; empty when there is nothing like a key.
     *
     * @throws IllegalArgumentException when a key is there but not whole, or not readable as it is
     */
    static Optional<Block> find(String text) {
        return find(text, MOST_LAYERS);
    }

    private static Optional<Block> find(String text, int layers) {
        var unescaped = ESCAPED_LINE_END.matcher(text).replaceAll("\n");
        if (unescaped.contains("-----BEGIN")) {
            return Optional.of(marked(unescaped));
        }
        var body = NOISE.matcher(unescaped).replaceAll("");
        if (layers == 0 || !BASE64.matcher(body).matches()) {
            return Optional.empty();
        }
        return decoded(body)
                .flatMap(bytes -> bytes[0] == DER_SEQUENCE && bytes.length > 2 && bytes[1] < 0
                        ? Optional.of(new Block("", bytes))
                        : find(new String(bytes, StandardCharsets.ISO_8859_1), layers - 1));
    }

    /** The private key's block, or else the first one, which tells what was given instead. */
    private static Block marked(String text) {
        var match = first(KEY_BLOCK, text).or(() -> first(BLOCK, text)).orElseThrow(KeyFault::cutShort);
        var label = match.group(1);
        var content = match.group(2);
        if (label.contains("ENCRYPTED") || content.contains("ENCRYPTED")) {
            throw KeyFault.encrypted();
        }
        if (match.group(3).isEmpty()) {
            throw KeyFault.cutShort();
        }
        return decoded(NOISE.matcher(content).replaceAll(""))
                .map(der -> Block.marked(label, der))
                .orElseThrow(KeyFault::damaged);
    }

    private static Optional<Matcher> first(Pattern pattern, String text) {
        return Optional.of(pattern.matcher(text)).filter(Matcher::find);
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            var end = base64.length();
            while (end > 0 && base64.charAt(end - 1) == '=') {
                end--;
            }
            var standard = base64.substring(0, end).replace('-', '+').replace('_', '/');
            return Optional.of(Base64.getDecoder().decode(standard)).filter(bytes -> bytes.length > 0);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}

package io.github.runneractions.kubernetes.connection;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Certificates as people paste them: with the lines that {@code openssl} prints before each, with blanks or {@code \n} in place of line
 * ends, or in base64. Helm and fabric8 must read the same, so only the usual form is passed on.
 */
final class CertificateText {
    private static final Pattern USUAL = Pattern.compile(
            "(?:-----BEGIN CERTIFICATE-----\n(?:[A-Za-z0-9+/=]{1,76}\n)++-----END CERTIFICATE-----(?:\n|\\z))++");
    private static final Pattern ESCAPED_LINE_END = Pattern.compile("\\\\{1,4}[rn]");
    private static final Pattern NOISE = Pattern.compile("[\\s\\u00A0\\u200B\\uFEFF\"'\\\\]++");
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----([^-]*+)-----END");
    private static final int DER_SEQUENCE = 0x30;
    private static final int LINE = 64;

    /** In base64 once, or twice where a pipeline encodes what was encoded already. */
    private static final int MOST_LAYERS = 2;

    private CertificateText() {}

    /** The certificates in {@code text}, in PEM; empty when there are none, or one cannot be read. */
    static Optional<String> pem(String text) {
        return (USUAL.matcher(text).matches() ? Optional.of(text) : repaired(text, MOST_LAYERS))
                .filter(CertificateText::areCertificates);
    }

    private static Optional<String> repaired(String text, int layers) {
        var unescaped = ESCAPED_LINE_END.matcher(text).replaceAll("\n");
        if (unescaped.contains("-----BEGIN ")) {
            var blocks = BLOCK.matcher(unescaped)
                    .results()
                    .map(block -> block(NOISE.matcher(block.group(1)).replaceAll("")))
                    .collect(Collectors.joining());
            return Optional.of(blocks).filter(found -> !found.isEmpty());
        }
        var body = NOISE.matcher(unescaped).replaceAll("");
        var bytes = decoded(body);
        if (bytes.length == 0) {
            return Optional.empty();
        }
        if (bytes[0] == DER_SEQUENCE) {
            return Optional.of(block(body));
        }
        var within = new String(bytes, StandardCharsets.UTF_8);
        if (USUAL.matcher(within).matches()) {
            return Optional.of(within);
        }
        return layers == 0 ? Optional.empty() : repaired(within, layers - 1);
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException _) {
            return new byte[0];
        }
    }

    private static String block(String base64) {
        var lines = new StringBuilder("-----BEGIN CERTIFICATE-----\n");
        for (var start = 0; start < base64.length(); start += LINE) {
            lines.append(base64, start, Math.min(start + LINE, base64.length())).append('\n');
        }
        return lines.append("-----END CERTIFICATE-----\n").toString();
    }

    private static boolean areCertificates(String pem) {
        try {
            return !CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)))
                    .isEmpty();
        } catch (CertificateException _) {
            // The JDK's message is about bytes.
            return false;
        }
    }
}

package io.github.runneractions.github.app;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Forms of a PEM file after shells, YAML, JSON, web forms and secret stores, with every byte of the key. */
// The lambdas hold nothing that changes.
@SuppressWarnings("ImmutableEnumChecker")
enum PastedForm {
    AS_IT_IS(pem -> pem),
    CRLF(pem -> pem.replace("\n", "\r\n")),
    CR(pem -> pem.replace('\n', '\r')),
    NO_FINAL_LINE_END(String::stripTrailing),
    BYTE_ORDER_MARK(pem -> "\uFEFF" + pem),
    TEXT_BEFORE(pem -> "Bag Attributes\n    localKeyID: 01 02\nKey Attributes: <No Attributes>\n" + pem),
    TEXT_AFTER(pem -> pem + "\nthe key of the deployer\n"),
    ONE_LINE(pem -> pem.replace("\n", "")),
    BODY_ON_ONE_LINE(pem -> marked(pem, body -> body.replace("\n", ""))),
    ESCAPED_LF(pem -> pem.replace("\n", "\\n")),
    ESCAPED_CRLF(pem -> pem.replace("\n", "\\r\\n")),
    ESCAPED_TWICE(pem -> pem.replace("\n", "\\\\n")),
    SPACES(pem -> pem.replace('\n', ' ')),
    TABS(pem -> pem.replace('\n', '\t')),
    INDENTED(pem -> pem.replaceAll("(?m)^", "    ")),
    BLANK_LINES(pem -> pem.replace("\n", "\n\n")),
    TRAILING_BLANKS(pem -> pem.replace("\n", "  \n")),
    NO_BREAK_SPACES(pem -> pem.replace("\n", "\u00A0\n")),
    DOUBLE_QUOTES(pem -> '"' + pem.strip() + '"'),
    SINGLE_QUOTES(pem -> "'" + pem.strip() + "'"),
    QUOTED_AND_ESCAPED(pem -> '"' + pem.replace("\n", "\\n") + '"'),
    BASE64(PastedForm::base64),
    BASE64_TWICE(pem -> base64(base64(pem))),
    BASE64_WRAPPED(pem -> Base64.getMimeEncoder().encodeToString(bytes(pem))),
    BASE64_URL_SAFE(pem -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(pem))),
    BASE64_OF_CRLF(pem -> base64(pem.replace("\n", "\r\n"))),
    BASE64_QUOTED(pem -> '"' + base64(pem) + "\"\n"),
    BARE_DER(PastedForm::der),
    BARE_DER_WRAPPED(pem -> der(pem).replaceAll("(.{64})", "$1\n")),
    BARE_DER_IN_BASE64_TWICE(pem -> base64(der(pem))),
    WITH_ITS_CERTIFICATE(pem -> Keys.pem("CERTIFICATE", new byte[] {1, 2, 3}) + pem),
    WITH_ITS_PUBLIC_KEY(pem -> Keys.pem("PUBLIC KEY", Keys.RSA.getPublic().getEncoded()) + pem);

    private static final Pattern MARKERS =
            Pattern.compile("(-----BEGIN [A-Z ]+-----\n)(.*)(\n-----END.*)", Pattern.DOTALL);
    private final UnaryOperator<String> paste;

    PastedForm(UnaryOperator<String> paste) {
        this.paste = paste;
    }

    String of(String pem) {
        return paste.apply(pem);
    }

    private static String marked(String pem, UnaryOperator<String> change) {
        var match = MARKERS.matcher(pem);
        if (!match.matches()) {
            throw new IllegalArgumentException("no PEM");
        }
        return match.group(1) + change.apply(match.group(2)) + match.group(3);
    }

    private static String der(String pem) {
        return pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

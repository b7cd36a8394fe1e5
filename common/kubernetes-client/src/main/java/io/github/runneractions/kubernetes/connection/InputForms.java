package io.github.runneractions.kubernetes.connection;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.regex.Pattern;

/** The forms of the inputs about a cluster. Each throws {@link IllegalArgumentException} that says what would be right. */
public final class InputForms {
    /** RFC 1123, as the API server checks it. */
    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    /** A JWT begins with {@code eyJ}, so the base64 of one with this. */
    private static final String JWT_ENCODED_TWICE = "ZXlK";

    private InputForms() {}

    public static URI server(String text) {
        try {
            var url = URI.create(text.replaceAll("/+$", ""));
            if ("https".equals(url.getScheme()) && url.getHost() != null && url.getUserInfo() == null) {
                return url;
            }
        } catch (IllegalArgumentException _) {
            // Said below, like every other way to be wrong.
        }
        // Not plain http: neither Helm nor kubectl sends a token over it.
        throw new IllegalArgumentException("is not the API's URL; say it with its scheme, such as"
                + " `https://api.cluster.example.com:6443` (`kubectl cluster-info` prints it)");
    }

    public static String namespace(String text) {
        if (!NAMESPACE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "is no namespace's name; say up to 63 lower-case letters, digits and hyphens");
        }
        return text;
    }

    /** PEM, or base64 of it as it stands in a kubeconfig and in a ServiceAccount's Secret. */
    public static String authority(String text) {
        var pem = text.startsWith("-----") ? text : decoded(text);
        try {
            var found = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
            if (!found.isEmpty()) {
                return pem;
            }
        } catch (CertificateException _) {
            // Said below: the JDK's words are about bytes.
        }
        throw new IllegalArgumentException("holds no certificate; give the CA's certificate in PEM with its line ends,"
                + " or the base64 of that (`certificate-authority-data` of a kubeconfig)");
    }

    public static String token(String text) {
        if (text.startsWith(JWT_ENCODED_TWICE)) {
            throw new IllegalArgumentException(
                    "is the base64 of a token, as `kubectl get secret` prints it; decode it (`base64 -d`)");
        }
        if (text.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException("has blanks or line ends within; give the token alone");
        }
        return text;
    }

    public static String decoded(String base64) {
        try {
            return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }
}

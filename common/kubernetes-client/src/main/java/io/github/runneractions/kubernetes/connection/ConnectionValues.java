package io.github.runneractions.kubernetes.connection;

import io.github.runneractions.runtime.Secrets;
import io.github.runneractions.runtime.WebAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The values that a connection is made of, as users give them. Each method returns the value, or throws an
 * {@link IllegalArgumentException} that states what is valid, as it follows the name of the value.
 */
public final class ConnectionValues {
    /** RFC 1123, as the API server checks it. */
    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    /** With a dot or a port: another word is rather the name of a cluster. */
    private static final Pattern HOST = Pattern.compile(
            "(?i)[a-z0-9][a-z0-9-]{0,62}(?:(?:\\.[a-z0-9][a-z0-9-]{0,62}){1,20}(?::\\d{1,5})?|:\\d{1,5})|\\[[0-9a-f:.]{2,45}](?::\\d{1,5})?");

    private static final String BYTE_ORDER_MARK = "\ufeff";

    /** A JWT begins with {@code eyJ}, so the base64 of one with this. */
    private static final String JWT_ENCODED_TWICE = "ZXlK";

    private ConnectionValues() {}

    /** The API server's URL, https, without a slash at its end; a host alone, as some platforms hand it out, is one too. */
    public static URI server(String text) {
        var address = withoutSlashes(text);
        return WebAddress.read(HOST.matcher(address).matches() ? "https://" + address : address)
                .map(WebAddress::plain)
                // Not plain http: neither Helm nor kubectl sends a token over it.
                .filter(url -> url.getScheme().equals("https"))
                .orElseThrow(
                        () -> new IllegalArgumentException("is not the API's URL; write it with its scheme, such as"
                                + " `https://api.cluster.example.com:6443` (`kubectl cluster-info` prints it)"));
    }

    private static String withoutSlashes(String text) {
        var end = text.length();
        while (end > 0 && text.charAt(end - 1) == '/') {
            end--;
        }
        return text.substring(0, end);
    }

    /** A namespace's name. */
    public static String namespace(String text) {
        if (!NAMESPACE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "is not a namespace's name; use up to 63 lower-case letters, digits and hyphens");
        }
        return text;
    }

    /**
     * A CA in PEM: also when it is given in base64, as in a kubeconfig or a ServiceAccount's Secret, or when its line ends were lost on the
     * way.
     */
    public static String authority(String text) {
        return CertificateText.pem(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "does not contain a certificate; use the CA's certificate in PEM format, or its base64"
                                + " (`certificate-authority-data` of a kubeconfig)"));
    }

    /** A bearer token. */
    public static String token(String given) {
        var text = given.replace(BYTE_ORDER_MARK, "").strip();
        if (text.startsWith(JWT_ENCODED_TWICE)) {
            throw new IllegalArgumentException(
                    "is the base64 of a token, as `kubectl get secret` prints it; decode it (`base64 -d`)");
        }
        Secrets.tokenProblem(text).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        return text;
    }

    /** The text that {@code base64} encodes; empty when it is not base64. */
    public static String decoded(String base64) {
        try {
            return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }
}

package io.github.runneractions.testkit.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The forms in which a secret gives itself away. */
public final class SecretForms {

    /** Shorter text turns up by chance: the last line of a key's base64 may be four characters long. */
    private static final int SHORTEST = 12;

    private SecretForms() {}

    /** Every text that must not be found where the secret must not be; none for a secret too short to be one. */
    public static Stream<String> of(String secret) {
        return Stream.of(lines(secret).stream(), lines(secret).stream().map(SecretForms::urlEncoded), base64(secret))
                .flatMap(forms -> forms)
                .distinct();
    }

    /** Its lines, the short ones and the frame of a PEM left out: that is the same for everyone. */
    static List<String> lines(String secret) {
        return secret.lines()
                .filter(line -> line.length() >= SHORTEST && !line.startsWith("-----"))
                .toList();
    }

    /**
     * The parts of its base64 that do not depend on what stands before and behind the secret, for each way in which its
     * first byte can lie in a group of three.
     */
    static Stream<String> base64(String secret) {
        var bytes = secret.getBytes(UTF_8);
        return bytes.length < SHORTEST
                ? Stream.empty()
                : IntStream.range(0, 3).boxed().flatMap(foreign -> base64(bytes, foreign));
    }

    private static Stream<String> base64(byte[] secret, int foreign) {
        int whole = (foreign + secret.length) / 3 * 3;
        var bytes = Arrays.copyOf(new byte[foreign], whole);
        System.arraycopy(secret, 0, bytes, foreign, whole - foreign);
        int touched = foreign == 0 ? 0 : foreign + 1;
        return Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
                .map(encoder -> encoder.encodeToString(bytes).substring(touched));
    }

    private static String urlEncoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}

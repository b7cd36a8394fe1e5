package io.github.runneractions.sandbox.kubernetes.fleet;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What the image's registrar says that it waits for. A test compares each sentence with the program's.
 *
 * @param broker the CronJob that renews the token
 */
record RegistrarWords(Optional<String> broker) {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    /** What `run` ends with, in place of a registration that GitHub has dropped and nobody can renew. */
    static final String GONE_FOR_GOOD = "run: GitHub no longer knows the registration of this runner, and Kubernetes"
            + " before 1.29 cannot register it again: delete this pod, and a new one registers.";

    /** What `ready` prints. */
    static final String NOT_READY = "not ready: waiting for the registrar";

    String noEntry(String secret, String entry) {
        return "the Secret " + secret + " has no entry '" + entry + "': " + again() + ".";
    }

    String noTime(String end) {
        return "the registration token's expires-at '" + end + "' is not a time: " + again() + ".";
    }

    String expired(String end, Instant now) {
        return "the registration token expired at " + end + ", and GitHub's clock says "
                + now.truncatedTo(ChronoUnit.SECONDS) + ": " + again() + ".";
    }

    String refused(String url, RegistrationFailed why) {
        return switch (why.status()) {
            case NOT_FOUND ->
                "GitHub responded to the registration at " + url + " with 404 (Not Found): " + again()
                        + ". If GitHub refuses a new token too, check that it is for this url, and build the image with"
                        + " the newest runner.";
            case UNAUTHORIZED ->
                "GitHub responded to the registration with 401 (Unauthorized): it does not accept this token: "
                        + again() + ".";
            case FORBIDDEN ->
                "GitHub responded to the registration with 403 (Forbidden) at " + url
                        + ": allow self-hosted runners there, and check that the token is for it.";
            default ->
                "config.sh ended with exit code 1, and its last line is '" + why.getMessage()
                        + "'. This pod tries again. If the line is about the connection, check proxy, caCertificates and"
                        + " networkPolicy.";
        };
    }

    private String again() {
        return broker.map(
                        of -> "the CronJob " + of
                                + " writes a new one, and this pod then continues; if it does not, read the log of its last pod")
                .orElse("run the deployment again, which writes a new one; this pod then continues");
    }
}

package io.github.runneractions.kubernetes.client;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.kubernetes.connection.Credential;
import io.github.runneractions.kubernetes.connection.KubernetesSettings;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.ForeignText;
import io.github.runneractions.runtime.Hint;
import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.runtime.Topic;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Explains the API server's error responses. {@link ConnectionErrors} explains failures without a response. */
public final class KubernetesErrors {
    public static final Topic BAD_TOKEN = new Topic("The cluster rejected the token");
    public static final Topic FORBIDDEN = new Topic("The account is not allowed to do this in the cluster");
    public static final Topic NO_NAMESPACE = new Topic("The namespace does not exist");
    public static final Topic REFUSED = new Topic("The cluster rejected the request");
    public static final Topic NOT_KUBERNETES = new Topic("The response is not from a Kubernetes API");
    public static final Topic BUSY = new Topic("The cluster's API is overloaded");
    public static final Topic SERVER_ERROR = new Topic("The cluster's API returned a server error");

    private KubernetesErrors() {}

    /**
     * Why a call failed.
     *
     * @param attempt what was tried, as it follows "Tried to"
     * @param proxy the one on the way to the cluster
     * @param now tells a token that has expired from one that is not known
     */
    static Failure of(
            String attempt,
            ClusterConnection connection,
            Supplier<Optional<InetSocketAddress>> proxy,
            KubernetesClientException failure,
            Instant now) {
        var tried = tried(attempt, connection);
        var status = failure.getCode();
        if (status <= 0) {
            return ConnectionErrors.of(tried, connection, proxy.get(), failure);
        }
        var reason = Optional.ofNullable(failure.getStatus())
                .flatMap(answer -> Optional.ofNullable(answer.getMessage()))
                .map(ForeignText::inOneLine)
                .orElse("");
        return switch (status) {
            case 401 -> badToken(tried, connection, now);
            case 403 ->
                isOfAnotherPath(connection, failure)
                        ? otherPath(tried, connection, reason)
                        : rejected(
                                FORBIDDEN,
                                tried + "the API server denied it: " + ForeignText.ended(reason),
                                Hint.of(
                                        "Ask the cluster's operators to bind a role with this permission to the account."),
                                status);
            case 404 -> notFound(tried, connection, reason);
            case 301, 302, 303, 307, 308 -> redirected(tried, status);
            case 429 ->
                rejected(
                        BUSY,
                        tried + "the API server responded with 429 each time: " + ForeignText.ended(reason),
                        Hint.of(
                                "Try again later. If it persists, ask the cluster's operators which client sends so many"
                                        + " requests."),
                        status);
            default -> status >= 500 ? serverError(tried, status, reason) : otherError(tried, status, reason);
        };
    }

    /**
     * Whether an API server has refused the path that the connection's URL begins with: it takes a path that it does not serve for one
     * that the account may not use.
     */
    static boolean isOfAnotherPath(ClusterConnection connection, KubernetesClientException failure) {
        var path = Optional.ofNullable(connection.server().getRawPath())
                .map(text -> text.replaceFirst("/+$", ""))
                .orElse("");
        return failure.getCode() == 403
                && !path.isEmpty()
                && Optional.ofNullable(failure.getStatus())
                        .flatMap(answer -> Optional.ofNullable(answer.getMessage()))
                        .filter(words -> words.contains(" path \"" + path + "/"))
                        .isPresent();
    }

    /** No complete response arrived within the time that a call may take. */
    static Failure late(String attempt, ClusterConnection connection, Exception failure) {
        return ConnectionErrors.late(tried(attempt, connection), failure);
    }

    /** The time for all calls was over before this one. */
    static Failure over(String attempt, ClusterConnection connection, Duration timeout) {
        return ConnectionErrors.over(tried(attempt, connection), timeout);
    }

    private static String tried(String attempt, ClusterConnection connection) {
        return "Tried to " + attempt + " at " + connection.server() + ", but ";
    }

    private static Rejected badToken(String tried, ClusterConnection connection, Instant now) {
        var end = connection.credential() instanceof Credential.BearerToken bearer
                ? bearer.expiry().filter(now::isAfter)
                : Optional.<Instant>empty();
        return rejected(
                BAD_TOKEN,
                tried + end.map(then -> "the token expired at " + then).orElse("the API server rejected the token")
                        + ".",
                Hint.of(
                        "Create a new token (`kubectl create token ACCOUNT`, or the ServiceAccount's Secret), store it as the"
                                + " secret behind {}, and check that it belongs to this cluster.",
                        KubernetesSettings.TOKEN),
                401);
    }

    private static Rejected notFound(String tried, ClusterConnection connection, String reason) {
        if (reason.startsWith("namespaces ")) {
            return rejected(
                    NO_NAMESPACE,
                    tried + "namespace " + connection.namespace() + " does not exist.",
                    Hint.of("Correct {}, or have the namespace created.", KubernetesSettings.NAMESPACE),
                    404);
        }
        return rejected(
                NOT_KUBERNETES,
                tried + "it responded with 404" + (reason.isEmpty() ? "." : ": " + ForeignText.ended(reason)),
                Hint.of(
                        "Check the path of {}: it is the base URL of the cluster's API, with the whole path where a proxy serves"
                                + " several clusters, and without that of a web console.",
                        KubernetesSettings.SERVER),
                404);
    }

    private static Rejected otherPath(String tried, ClusterConnection connection, String reason) {
        return rejected(
                NOT_KUBERNETES,
                tried + "the API server serves nothing there: " + ForeignText.ended(reason),
                Hint.of(
                        "Correct the path `" + connection.server().getRawPath()
                                + "` in {}: what answers there is an API server itself, whose own path is empty.",
                        KubernetesSettings.SERVER),
                403);
    }

    private static Rejected redirected(String tried, int status) {
        return rejected(
                NOT_KUBERNETES,
                tried + "it responded with a redirect (" + status + "), which no Kubernetes API does.",
                Hint.of("Check that {} is the base URL of the cluster's API.", KubernetesSettings.SERVER),
                status);
    }

    private static Rejected serverError(String tried, int status, String reason) {
        return rejected(
                SERVER_ERROR,
                tried + "the API server responded with " + status + " each time: " + ForeignText.ended(reason),
                Hint.of("Ask the cluster's operators to check its control plane, then try again."),
                status);
    }

    private static Rejected otherError(String tried, int status, String reason) {
        return rejected(
                REFUSED,
                tried + "the API server responded with " + status + ": " + ForeignText.ended(reason),
                Hint.of("Correct what the API server's reason names."),
                status);
    }

    private static Rejected rejected(Topic topic, String cause, Hint hint, int status) {
        return new Rejected(topic, cause, hint, status, null);
    }
}

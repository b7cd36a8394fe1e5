package io.github.runneractions.kubernetes.client;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.kubernetes.connection.Credential;
import io.github.runneractions.kubernetes.connection.TokenClaims;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.runtime.Topic;
import java.time.Instant;
import java.util.Optional;

/** What the API server's refusals mean; where no answer came, {@link ConnectionErrors} knows. */
public final class KubernetesErrors {
    public static final Topic BAD_TOKEN = new Topic("The cluster does not accept the token");
    public static final Topic FORBIDDEN = new Topic("The account may not do this in the cluster");
    public static final Topic NO_NAMESPACE = new Topic("The namespace does not exist");
    public static final Topic REFUSED = new Topic("The cluster refuses the request");
    public static final Topic NOT_KUBERNETES = new Topic("The answer is not a Kubernetes API's");
    public static final Topic BUSY = new Topic("The cluster's API is too busy");
    public static final Topic SERVER_ERROR = new Topic("The cluster's API fails");

    private KubernetesErrors() {}

    /**
     * Why a call failed.
     *
     * @param attempt what was tried, as it follows "Tried to"
     * @param connection to which cluster
     * @param now tells a token that has expired from one that is not known
     */
    static Failure of(String attempt, ClusterConnection connection, KubernetesClientException failure, Instant now) {
        var tried = tried(attempt, connection);
        if (failure.getCode() <= 0) {
            return ConnectionErrors.of(tried, connection, failure);
        }
        var said = Optional.ofNullable(failure.getStatus())
                .flatMap(status -> Optional.ofNullable(status.getMessage()))
                .orElse("");
        return switch (failure.getCode()) {
            case 401 -> badToken(tried, connection, now);
            case 403 ->
                rejected(
                        FORBIDDEN,
                        tried + "the account may not: " + said + ".",
                        "Have the cluster's operators bind a role with this right to the account.",
                        failure);
            case 404 -> notFound(tried, connection, said, failure);
            case 429 ->
                rejected(
                        BUSY,
                        tried + "it answered 429 each time: " + said + ".",
                        "Run the step again later; if it stays so, ask the cluster's operators who keeps the API so busy.",
                        failure);
            default ->
                failure.getCode() >= 500
                        ? rejected(
                                SERVER_ERROR,
                                tried + "it answered " + failure.getCode() + " each time: " + said + ".",
                                "Ask the cluster's operators whether its control plane is well, then run the step again.",
                                failure)
                        : rejected(
                                REFUSED,
                                tried + "it answered " + failure.getCode() + ": " + said + ".",
                                "Compare the inputs and values with what the API says.",
                                failure);
        };
    }

    /** No whole answer came within the time that a call may take. */
    static Failure late(String attempt, ClusterConnection connection, Exception failure) {
        return ConnectionErrors.late(tried(attempt, connection), failure);
    }

    private static String tried(String attempt, ClusterConnection connection) {
        return "Tried to " + attempt + " at " + connection.server() + ", but ";
    }

    private static Rejected badToken(String tried, ClusterConnection connection, Instant now) {
        var end = connection.credential() instanceof Credential.BearerToken bearer
                ? TokenClaims.expiry(bearer.token()).filter(now::isAfter)
                : Optional.<Instant>empty();
        return new Rejected(
                BAD_TOKEN,
                tried + end.map(then -> "the token expired at " + then).orElse("it does not accept the token") + ".",
                "Make a new token (`kubectl create token ACCOUNT`, or the ServiceAccount's Secret), store it as the secret"
                        + " behind `kube-token`, and check that it belongs to this cluster.",
                401,
                null);
    }

    private static Rejected notFound(
            String tried, ClusterConnection connection, String said, KubernetesClientException failure) {
        if (said.startsWith("namespaces ")) {
            return rejected(
                    NO_NAMESPACE,
                    tried + "namespace " + connection.namespace() + " does not exist.",
                    "Correct `namespace`, or have the namespace made: this action never makes one.",
                    failure);
        }
        return rejected(
                NOT_KUBERNETES,
                tried + "it answered 404" + (said.isEmpty() ? "." : ": " + said + "."),
                "Check that `kube-server` is the base of the cluster's API, without a path of a web console.",
                failure);
    }

    private static Rejected rejected(Topic topic, String cause, String hint, KubernetesClientException failure) {
        return new Rejected(topic, cause.replace("..", "."), hint, failure.getCode(), null);
    }
}

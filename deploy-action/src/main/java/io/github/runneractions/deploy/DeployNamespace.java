package io.github.runneractions.deploy;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.runneractions.kubernetes.api.AccessReview;
import io.github.runneractions.kubernetes.api.ResourceAttributes;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.client.KubernetesErrors;
import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.ForeignText;
import io.github.runneractions.runtime.Log;
import io.github.runneractions.runtime.PreconditionFailed;
import io.github.runneractions.runtime.Topic;
import java.util.List;
import java.util.Optional;

/**
 * The namespace of a release, as it was seen; created when there is none. Helm would apply it also when it is there, which the account of a
 * tenant may not.
 *
 * @param words the API server's, where the account may not read it
 */
record DeployNamespace(Cluster cluster, Sight sight, String words, Log log) {
    static final Topic NOT_CREATED = new Topic("The namespace cannot be created");
    static final Topic TERMINATING = new Topic("The namespace is being deleted");

    private static final ApiResource NAMESPACES = new ApiResource("", "v1", "namespaces", "Namespace", false);

    private static final int FORBIDDEN = 403;
    private static final int CONFLICT = 409;

    /** What the API server says about it. */
    enum Sight {
        THERE,
        MISSING,
        /** The account may not read it. */
        UNKNOWN
    }

    /** @throws PreconditionFailed when it is being deleted */
    static DeployNamespace look(Cluster cluster, Log log) {
        return cluster.call("read namespace " + cluster.namespace(), () -> {
            try {
                var found = Optional.ofNullable(cluster.client()
                        .genericKubernetesResources(NAMESPACES.context())
                        .withName(cluster.namespace())
                        .get());
                found.filter(namespace -> "Terminating".equals(namespace.get("status", "phase")))
                        .ifPresent(_ -> {
                            throw terminating(cluster.namespace());
                        });
                return new DeployNamespace(cluster, found.isPresent() ? Sight.THERE : Sight.MISSING, "", log);
            } catch (KubernetesClientException e) {
                if (e.getCode() == FORBIDDEN) {
                    return new DeployNamespace(cluster, Sight.UNKNOWN, reason(e), log);
                }
                throw e;
            }
        });
    }

    /** Whether it is known not to be there. */
    boolean isMissing() {
        return sight == Sight.MISSING;
    }

    /** Creates it when there is none. If the account may neither read nor create it, it is taken to be there. */
    void create() {
        if (sight != Sight.THERE && cluster.call("create namespace " + cluster.namespace(), this::created)) {
            log.info("Namespace " + cluster.namespace() + " created");
        }
    }

    /** Says what a run that is not dry would do. */
    void tell() {
        if (isMissing()) {
            log.info("Namespace " + cluster.namespace() + " does not exist, and would be created");
        }
    }

    /** Whether this call created it: another run may be faster, or the answer to an earlier attempt was lost. */
    private boolean created() {
        var namespace = new GenericKubernetesResource();
        namespace.setApiVersion(NAMESPACES.apiVersion());
        namespace.setKind(NAMESPACES.kind());
        namespace.setMetadata(
                new ObjectMetaBuilder().withName(cluster.namespace()).build());
        try {
            cluster.client()
                    .genericKubernetesResources(NAMESPACES.context())
                    .resource(namespace)
                    .create();
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == CONFLICT) {
                return false;
            }
            if (e.getCode() != FORBIDDEN) {
                throw e;
            }
            if (isMissing()) {
                throw notCreated(cluster.namespace(), "the API server denied it: " + reason(e));
            }
            log.info("The account may not read namespace " + cluster.namespace() + ", which is taken to be there");
            return false;
        }
    }

    private static String reason(KubernetesClientException e) {
        return Optional.ofNullable(e.getStatus())
                .flatMap(status -> Optional.ofNullable(status.getMessage()))
                .map(ForeignText::inOneLine)
                .orElse("403");
    }

    /** @throws PreconditionFailed when it is missing */
    void requireThere() {
        if (isMissing()) {
            throw new PreconditionFailed(
                    KubernetesErrors.NO_NAMESPACE,
                    "Namespace " + cluster.namespace() + " does not exist.",
                    "Correct `namespace`, or set `create-namespace: true`.");
        }
    }

    /** @throws PreconditionFailed when it is missing, and the account may not create it */
    void requireCreatable() {
        var permission = ResourceAttributes.to("create", NAMESPACES, cluster.namespace());
        if (isMissing()
                && !new AccessReview(cluster).missing(List.of(permission)).isEmpty()) {
            throw notCreated(cluster.namespace(), "the account may not " + permission);
        }
    }

    private static PreconditionFailed notCreated(String name, String reason) {
        return new PreconditionFailed(
                NOT_CREATED,
                Failure.cause("create namespace " + name + ", which does not exist", reason),
                "Have the namespace created by an account that may do so, or correct `namespace`.");
    }

    private static PreconditionFailed terminating(String name) {
        return new PreconditionFailed(
                TERMINATING,
                Failure.cause(
                        "deploy to namespace " + name,
                        "it is being deleted, and takes no new objects until that has ended"),
                "Wait until `kubectl get namespace " + name + "` does not find it any more, then run the step again.");
    }
}

package io.github.runneractions.deploy.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.deploy.chart.RequiredPermissions;
import io.github.runneractions.deploy.lock.LockErrors;
import io.github.runneractions.deploy.rollout.ProblemKind;
import io.github.runneractions.kubernetes.client.KubernetesErrors;
import io.github.runneractions.runtime.Topic;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each text is Helm 4.3.1's for the same error on a real control plane. */
class ClusterCausesTest {
    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of(
                        RequiredPermissions.UNKNOWN_KIND,
                        "Error: unable to build kubernetes objects from release manifest: resource mapping not found"
                                + " for name: \"x\" namespace: \"\" from \"\": no matches for kind \"Foo\" in version"
                                + " \"foo.bar/v1\"\n"
                                + "ensure CRDs are installed first\n",
                        "the cluster does not serve the kind Foo of foo.bar/v1."),
                Arguments.of(
                        HelmCauses.OWNED,
                        "Error: unable to continue with install: ServiceAccount \"e\" in namespace \"ns1\" exists and"
                                + " cannot be imported into the current release: invalid ownership metadata; label\n",
                        "ServiceAccount \"e\" already exists and does not belong to this release."),
                Arguments.of(
                        HelmCauses.HOOK,
                        "Error: release e failed, and has been uninstalled due to rollback-on-failure being set: failed"
                                + " pre-install: resource Job/ns1/hk not ready. status: Failed, message: Job Failed.\n",
                        "its pre-install hook failed: resource Job/ns1/hk not ready. status: Failed, message: Job"
                                + " Failed."),
                Arguments.of(
                        HelmCauses.IMMUTABLE,
                        "Error: UPGRADE FAILED: release e failed, and has been rolled back due to rollback-on-failure"
                                + " being set: server-side apply failed for object ns1/e apps/v1, Kind=Deployment:"
                                + " Deployment.apps \"e\" is invalid: spec.selector: Invalid value: {}: field is"
                                + " immutable\n",
                        "spec.selector of Deployment.apps \"e\" cannot be changed after creation."),
                Arguments.of(
                        HelmCauses.CONFLICT,
                        "Error: UPGRADE FAILED: conflict occurred while applying object ns1/e apps/v1, Kind=Deployment:"
                                + " Apply failed with 1 conflict: conflict with \"kubectl-x\": .spec.replicas\n",
                        "`kubectl-x` owns the field .spec.replicas"),
                Arguments.of(
                        ProblemKind.QUOTA.topic(),
                        "Error: release e2 failed, and has been uninstalled due to rollback-on-failure being set:"
                                + " server-side apply failed for object ns1/e2 apps/v1, Kind=Deployment: deployments.apps"
                                + " \"e2\" is forbidden: exceeded quota: q, requested: count/deployments.apps=1\n",
                        "the namespace's quota does not allow it: exceeded quota: q"),
                Arguments.of(
                        KubernetesErrors.FORBIDDEN,
                        "Error: query: failed to query with labels: secrets is forbidden: User"
                                + " \"system:serviceaccount:ns1:deployer\" cannot list resource \"secrets\" in API group"
                                + " \"\" in the namespace \"ns1\"\n",
                        "the account system:serviceaccount:ns1:deployer may not list secrets."),
                Arguments.of(
                        KubernetesErrors.BAD_TOKEN,
                        "Error: kubernetes cluster unreachable: the server has asked for the client to provide"
                                + " credentials\n",
                        "the cluster no longer accepts the token."),
                Arguments.of(
                        HelmCauses.UNREACHABLE,
                        "Error: kubernetes cluster unreachable: Get \"https://127.0.0.1:1/version\": dial tcp"
                                + " 127.0.0.1:1: connect: connection refused\n",
                        "Helm could not reach the cluster: Get"),
                Arguments.of(
                        LockErrors.LOCKED,
                        "Error: UPGRADE FAILED: another operation (install/upgrade/rollback) is in progress\n",
                        "another deployment of this release is in progress."),
                Arguments.of(
                        HelmCauses.NOT_READY,
                        "Error: INSTALLATION FAILED: resource Deployment/ns1/r1 not ready. status: InProgress, message:"
                                + " Available: 0/2\ncontext deadline exceeded\n",
                        "it did not become ready in time: resource Deployment/ns1/r1 not ready. status: InProgress,"
                                + " message: Available: 0/2."),
                Arguments.of(
                        HelmCauses.HOOK,
                        "Error: UPGRADE FAILED: pre-upgrade hooks failed: resource Job/t2/hk not ready. status: Failed,"
                                + " message: Job Failed. failed: 1/1\n",
                        "its pre-upgrade hook failed: resource Job/t2/hk not ready. status: Failed, message: Job"
                                + " Failed."),
                Arguments.of(
                        HelmCauses.HOOK,
                        "Error: INSTALLATION FAILED: failed pre-install: resource Pod/t204/hk not ready. status:"
                                + " InProgress, message: Pod in progress\ncontext deadline exceeded\n",
                        "its pre-install hook failed: resource Pod/t204/hk not ready. status: InProgress, message: Pod"
                                + " in progress."),
                Arguments.of(
                        HelmCauses.INVALID,
                        "Error: INSTALLATION FAILED: failed pre-install: warning: Hook pre-install c/templates/a.yaml"
                                + " failed: server-side apply failed for object t110/hk batch/v1, Kind=Job: failed to"
                                + " create typed patch object (t110/hk; batch/v1, Kind=Job):"
                                + " .spec.template.spec.containers[name=\"m\"].foo: field not declared in schema\n",
                        "the cluster rejects an object: failed to create typed patch object (t110/hk; batch/v1,"
                                + " Kind=Job): .spec.template.spec.containers[name=\"m\"].foo: field not declared in"
                                + " schema."),
                Arguments.of(
                        ProblemKind.JOB.topic(),
                        "Error: INSTALLATION FAILED: resource Job/t3/hk not ready. status: Failed, message: Job Failed."
                                + " failed: 1/1\n",
                        "Job hk failed: Job Failed. failed: 1/1."),
                Arguments.of(
                        ProblemKind.CONDITION.topic(),
                        "Error: INSTALLATION FAILED: resource Widget/t3/blue not ready. status: Failed, message: out of"
                                + " blue\n",
                        "Widget blue failed: out of blue."),
                Arguments.of(
                        LockErrors.LOCKED,
                        "Error: INSTALLATION FAILED: release name check failed: cannot reuse a name that is still in"
                                + " use\n",
                        "another run has begun to deploy this release since this one looked at it."),
                Arguments.of(
                        HelmCauses.INVALID,
                        "Error: INSTALLATION FAILED: server-side apply failed for object t5/e apps/v1, Kind=Deployment:"
                                + " Deployment.apps \"e\" is invalid: spec.template.spec.containers[0].image: Required"
                                + " value\n",
                        "rejects an object: Deployment.apps \"e\" is invalid: spec.template.spec.containers[0].image:"
                                + " Required value."),
                Arguments.of(
                        HelmCauses.IMMUTABLE,
                        "Error: UPGRADE FAILED: server-side apply failed for object t202/data /v1,"
                                + " Kind=PersistentVolumeClaim: PersistentVolumeClaim \"data\" is invalid: spec:"
                                + " Forbidden: spec is immutable after creation except resources.requests for bound"
                                + " claims\n"
                                + "@@ -1,6\n",
                        "spec of PersistentVolumeClaim \"data\" cannot be changed after creation: spec is immutable"
                                + " after creation except resources.requests for bound claims."),
                Arguments.of(
                        HelmCauses.CONFLICT,
                        "Error: UPGRADE FAILED: conflict occurred while applying object t106/e apps/v1,"
                                + " Kind=Deployment: Apply failed with 2 conflicts: conflicts with \"kubectl\" with"
                                + " subresource \"scale\" using apps/v1:\n"
                                + "- .spec.replicas\n"
                                + "conflicts with \"kubectl-patch\" using apps/v1:\n"
                                + "- .spec.paused\n",
                        "`kubectl` owns the field .spec.replicas, which the chart sets."),
                Arguments.of(
                        HelmCauses.WEBHOOK,
                        "Error: INSTALLATION FAILED: server-side apply failed for object t107/a /v1, Kind=ConfigMap:"
                                + " Internal error occurred: failed calling webhook \"check.acme.example\": failed to call"
                                + " webhook: Post \"https://127.0.0.1:1/x?timeout=10s\": dial tcp 127.0.0.1:1: connect:"
                                + " connection refused\n",
                        "admission webhook \"check.acme.example\" cannot be called: failed to call webhook: Post"),
                Arguments.of(
                        ProblemKind.POLICY.topic(),
                        "Error: INSTALLATION FAILED: server-side apply failed for object t108/a /v1, Kind=ConfigMap:"
                                + " configmaps \"a\" is forbidden: ValidatingAdmissionPolicy 'noconfig' with binding"
                                + " 'noconfig' denied request: no config maps here\n",
                        "a policy refuses it: ValidatingAdmissionPolicy 'noconfig' with binding 'noconfig' denied"
                                + " request: no config maps here."),
                Arguments.of(
                        KubernetesErrors.NO_NAMESPACE,
                        "Error: INSTALLATION FAILED: create: failed to create: namespaces \"nope\" not found\n",
                        "the namespace is not there: namespaces \"nope\" not found."),
                Arguments.of(
                        KubernetesErrors.NO_NAMESPACE,
                        "Error: INSTALLATION FAILED: create: failed to create: secrets \"sh.helm.release.v1.e.v1\" is"
                                + " forbidden: unable to create new content in namespace t111 because it is being"
                                + " terminated\n",
                        "the namespace is not there: namespace t111 because it is being terminated."),
                Arguments.of(
                        HelmCauses.TOO_LARGE,
                        "Error: INSTALLATION FAILED: create: failed to create: Request entity too large: limit is"
                                + " 3145728\n",
                        "does not fit into the Secret that Helm keeps it in."),
                Arguments.of(
                        HelmCauses.TOO_LARGE,
                        "Error: INSTALLATION FAILED: create: failed to create: Secret \"sh.helm.release.v1.e.v1\" is"
                                + " invalid: data: Too long: may not be more than 1048576 bytes\n",
                        "does not fit into the Secret that Helm keeps it in."),
                Arguments.of(
                        HelmCauses.REMOVED,
                        "Error: UPGRADE FAILED: unable to build kubernetes objects from current release manifest:"
                                + " resource mapping not found for name: \"g\" namespace: \"\" from \"\": no matches for"
                                + " kind \"Gone\" in version \"acme.example/v1\"\n"
                                + "ensure CRDs are installed first\n",
                        "the release has a Gone of acme.example/v1, which the cluster no longer serves."),
                Arguments.of(
                        KubernetesErrors.FORBIDDEN,
                        "Error: INSTALLATION FAILED: server-side apply failed for object t300/big"
                                + " rbac.authorization.k8s.io/v1, Kind=Role: roles.rbac.authorization.k8s.io \"big\" is"
                                + " forbidden: user \"system:serviceaccount:t300:d\" (groups=[\"system:serviceaccounts\""
                                + " \"system:authenticated\"]) is attempting to grant RBAC permissions not currently"
                                + " held:\n"
                                + "{APIGroups:[\"\"], Resources:[\"pods\"], Verbs:[\"list\"]}\n",
                        "the account system:serviceaccount:t300:d may not create the role \"big\", which grants more"
                                + " than the account has: {APIGroups:[\"\"], Resources:[\"pods\"], Verbs:[\"list\"]}."),
                Arguments.of(
                        HelmCauses.NOT_DELETED,
                        "Error: uninstallation completed with 1 error(s): resource ConfigMap/t112/keep still exists."
                                + " status: Terminating, message: Resource scheduled for deletion\n"
                                + "context deadline exceeded\n",
                        "ConfigMap keep was not deleted in time: Resource scheduled for deletion."));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void explainsTheError(Topic topic, String errors, String cause) {
        var failure = HelmErrors.of("deploy release e", new Helm.Exit(1, "", errors));

        assertThat(failure.topic()).isEqualTo(topic);
        assertThat(failure)
                .hasMessageStartingWith("Tried to deploy release e, but ")
                .hasMessageContaining(cause);
    }
}

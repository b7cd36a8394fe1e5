package io.github.runneractions.deploy.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.deploy.chart.RequiredPermissions;
import io.github.runneractions.kubernetes.client.KubernetesErrors;
import io.github.runneractions.runtime.Topic;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each text is Helm 4.3.1's for the same error on a real control plane. */
class HelmCausesTest {
    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of(
                        HelmCauses.REFUSED_VALUES,
                        "Error: execution error at (runner/templates/f.yaml:1:3): labels: say a list\n",
                        "the chart refuses the values (in runner/templates/f.yaml:1:3): labels: say a list."),
                Arguments.of(
                        HelmCauses.TEMPLATE, """
                        Error: runner/templates/f.yaml:1:10
                          executing "runner/templates/f.yaml" at <.Values.a.b.c>:
                            nil pointer evaluating interface {}.b

                        Use --debug flag to render out invalid YAML
                        """, "fails at <.Values.a.b.c>: nil pointer evaluating interface {}.b."),
                Arguments.of(
                        HelmCauses.TEMPLATE,
                        "Error: parse error at (runner/templates/f.yaml:1): function \"nofn\" not defined\n",
                        "the template runner/templates/f.yaml:1 cannot be read: function \"nofn\" not defined."),
                Arguments.of(
                        HelmCauses.NOT_YAML,
                        "Error: YAML parse error on runner/templates/f.yaml: error converting YAML to JSON: yaml: line 2:"
                                + " mapping values are not allowed in this context\n",
                        "runner/templates/f.yaml does not render to YAML: error converting YAML to JSON: yaml: line 2"),
                Arguments.of(
                        HelmCauses.SCHEMA, """
                        Error: values don't meet the specifications of the schema(s) in the following chart(s):
                        runner:
                        - at '/replicas': got string, want integer

                        """, "the chart's schema:\n- at '/replicas': got string, want integer."),
                Arguments.of(
                        HelmCauses.BAD_VALUES,
                        "Error: failed to parse bad.yaml: cannot unmarshal yaml document: error converting YAML to JSON:"
                                + " yaml: line 1: did not find expected node content\n",
                        "the file bad.yaml is not YAML (line 1)."),
                Arguments.of(
                        HelmCauses.BAD_VALUES,
                        "Error: failed to parse passwd: error unmarshaling JSON: while decoding JSON: json: cannot"
                                + " unmarshal string root:x:0:0 into Go value of type map[string]interface {}\n",
                        "the file passwd is not a mapping in YAML."),
                Arguments.of(
                        HelmCauses.NO_CHART,
                        "Error: path \"./nope\" not found\n",
                        "the path in `chart` does not contain a chart"),
                Arguments.of(
                        HelmCauses.NO_CHART,
                        "Error: unable to detect chart at /x/Chart.yaml: open /x/Chart.yaml: no such file or directory\n",
                        "the path in `chart` does not contain a chart"),
                Arguments.of(
                        HelmCauses.NO_CHART,
                        "Error: repo foo not found\n",
                        "Helm does not have a repository named foo"),
                Arguments.of(
                        HelmCauses.NOT_FETCHED,
                        "Error: failed to perform \"FetchReference\" on source: Get"
                                + " \"https://127.0.0.1:1/v2/x/y/manifests/1\": dial tcp 127.0.0.1:1: connect: connection"
                                + " refused\n",
                        "the chart could not be fetched: failed to perform \"FetchReference\""),
                Arguments.of(
                        HelmCauses.NOT_FETCHED,
                        "Error: looks like \"http://127.0.0.1:1/\" is not a valid chart repository or cannot be reached:"
                                + " Get \"http://127.0.0.1:1/index.yaml\": dial tcp 127.0.0.1:1: connection refused\n",
                        "the chart could not be fetched"),
                Arguments.of(
                        HelmCauses.DEPENDENCIES,
                        "Error: an error occurred while checking for chart dependencies. You may need to run 'helm"
                                + " dependency build' to fetch missing dependencies: found in Chart.yaml, but missing in"
                                + " charts/ directory: x\n",
                        "dependencies are missing: x."),
                Arguments.of(
                        HelmCauses.KUBERNETES_VERSION,
                        "Error: chart requires kubeVersion: >=1.99 which is incompatible with Kubernetes v1.37.2\n",
                        "the chart requires Kubernetes >=1.99, but the cluster runs v1.37.2."),
                Arguments.of(
                        RequiredPermissions.UNKNOWN_KIND,
                        "Error: unable to build kubernetes objects from release manifest: resource mapping not found for"
                                + " name: \"x\" namespace: \"\" from \"\": no matches for kind \"Foo\" in version"
                                + " \"foo.bar/v1\"\nensure CRDs are installed first\n",
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
                        "its pre-install hook failed: resource Job/ns1/hk not ready. status: Failed, message: Job Failed."
                                + " Helm has uninstalled the release again."),
                Arguments.of(
                        HelmCauses.IMMUTABLE,
                        "Error: UPGRADE FAILED: release e failed, and has been rolled back due to rollback-on-failure"
                                + " being set: server-side apply failed for object ns1/e apps/v1, Kind=Deployment:"
                                + " Deployment.apps \"e\" is invalid: spec.selector: Invalid value: {}: field is immutable\n",
                        "spec.selector of Deployment.apps \"e\" cannot be changed after creation. Helm has rolled back"),
                Arguments.of(
                        HelmCauses.CONFLICT,
                        "Error: UPGRADE FAILED: conflict occurred while applying object ns1/e apps/v1, Kind=Deployment:"
                                + " Apply failed with 1 conflict: conflict with \"kubectl-x\": .spec.replicas\n",
                        "`kubectl-x` owns the field .spec.replicas"),
                Arguments.of(
                        HelmCauses.QUOTA,
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
                        "Error: kubernetes cluster unreachable: Get \"https://127.0.0.1:1/version\": dial tcp 127.0.0.1:1:"
                                + " connect: connection refused\n",
                        "Helm could not reach the cluster: Get"),
                Arguments.of(
                        HelmCauses.LOCKED,
                        "Error: UPGRADE FAILED: another operation (install/upgrade/rollback) is in progress\n",
                        "another deployment of this release is in progress"),
                Arguments.of(
                        HelmCauses.CANCELLED,
                        "level=WARN msg=\"upgrade failed\" name=e error=\"context canceled\"\nError: UPGRADE FAILED: release"
                                + " e failed, and has been rolled back due to rollback-on-failure being set: context"
                                + " canceled\n",
                        "the run was cancelled. Helm has rolled back to the previous revision."),
                Arguments.of(
                        HelmCauses.NOT_READY,
                        "Error: release r1 failed, and has been uninstalled due to rollback-on-failure being set: resource"
                                + " Deployment/ns1/r1 not ready. status: InProgress, message: Available: 0/2\ncontext"
                                + " deadline exceeded\n",
                        "it did not become ready in time. Helm has uninstalled the release again."),
                Arguments.of(HelmErrors.UNKNOWN, "level=WARN msg=x\nError: it rains\n", "but Helm failed: it rains."));
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

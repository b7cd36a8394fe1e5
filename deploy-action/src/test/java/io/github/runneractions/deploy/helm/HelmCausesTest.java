package io.github.runneractions.deploy.helm;

import static org.assertj.core.api.Assertions.assertThat;

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
                Arguments.of(HelmCauses.REFUSED_VALUES, """
                        Error: execution error at (runner/templates/values/check.yaml:2:4): 2 values need attention:
                        - replcas: is not a value of this chart; did you mean replicas?
                        - url: is missing

                        Use --debug flag to render out invalid YAML
                        """, """
                        2 values need attention:
                        - replcas: is not a value of this chart; did you mean replicas?
                        - url: is missing."""),
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
                        "Error: YAML parse error on runner/templates/f.yaml: error converting YAML to JSON: yaml: line"
                                + " 2: mapping values are not allowed in this context\n",
                        "runner/templates/f.yaml does not render to YAML: error converting YAML to JSON: yaml: line 2"),
                Arguments.of(
                        HelmCauses.SCHEMA, """
                        Error: values don't meet the specifications of the schema(s) in the following chart(s):
                        runner:
                        - at '/replicas': got string, want integer

                        """, "the chart's schema:\n- at '/replicas': got string, want integer."),
                Arguments.of(
                        HelmCauses.BAD_VALUES,
                        "Error: failed to parse bad.yaml: cannot unmarshal yaml document: error converting YAML to"
                                + " JSON: yaml: line 1: did not find expected node content\n",
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
                        "Error: unable to detect chart at /x/Chart.yaml: open /x/Chart.yaml: no such file or"
                                + " directory\n",
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
                        "Error: looks like \"http://127.0.0.1:1/\" is not a valid chart repository or cannot be"
                                + " reached: Get \"http://127.0.0.1:1/index.yaml\": dial tcp 127.0.0.1:1: connection"
                                + " refused\n",
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
                        HelmCauses.NO_CHART,
                        "Error: INSTALLATION FAILED: library charts are not installable\n",
                        "the chart is a library"),
                Arguments.of(HelmCauses.CANCELLED, """
                    level=WARN msg="upgrade failed" name=e error="context canceled"
                    Error: UPGRADE FAILED: context canceled
                    """, "the run was cancelled."),
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

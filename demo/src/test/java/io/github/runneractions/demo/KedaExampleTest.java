package io.github.runneractions.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.SandboxOptions;
import io.github.runneractions.sandbox.key.SigningKey;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.runner.action.YamlMapping;
import io.github.runneractions.sandbox.runner.workflow.Workflow;
import io.github.runneractions.sandbox.runner.workflow.WorkflowExpressions;
import io.github.runneractions.sandbox.runner.workflow.WorkflowRun;
import io.github.runneractions.sandbox.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example with KEDA, without KEDA: the number of runners is left to it, and what it is told is there. */
@Tag("real")
class KedaExampleTest {
    private static final ControlPlane PLANE = ControlPlane.shared();
    private static final Path EXAMPLE = Tools.repository().resolve("examples/keda");

    private final SigningKey key = SigningKey.rsa();

    @TempDir
    Path folder;

    @Test
    void leavesTheNumberOfRunnersToKeda() throws IOException {
        var cluster = GuideCluster.create(PLANE, PLANE.freshNamespace("keda"));
        var form = SetupGuide.read().forms().getFirst();
        try (var github = GuideGitHub.start(SandboxOptions.defaults(), key, SetupGuide.permissions(form), folder);
                var _ = PlayedPods.start(PLANE, cluster.namespace(), github)) {
            assertThat(deploy(github, cluster)).contains("1 of 1 runner online at GitHub");
            for (var number : List.of(3, 0)) {
                scale(cluster, number);

                var log = deploy(github, cluster);

                assertThat(log).contains(number == 0 ? "No runners expected; not waiting" : number + " of " + number);
                assertThat(cluster.replicas()).as(log).isEqualTo(Map.of("scaled", number));
            }
        }
        assertThat(PLANE.admin()
                        .secrets()
                        .inNamespace(cluster.namespace())
                        .withName(said("TriggerAuthentication.spec.secretTargetRef.name"))
                        .get()
                        .getData())
                .containsKey(said("TriggerAuthentication.spec.secretTargetRef.key"));
        assertThat(cluster.replicas()).containsKey(said("ScaledObject.spec.scaleTargetRef.name"));
        assertThat(cluster.registrar("scaled"))
                .containsEntry("RUNNER_LABELS", said("ScaledObject.spec.triggers.metadata.labels"));
        assertThat(said("ScaledObject.spec.triggers.authenticationRef.name"))
                .isEqualTo(said("TriggerAuthentication.metadata.name"));
    }

    private String deploy(GitHubSandbox github, GuideCluster cluster) {
        var log = new ArrayList<String>();
        var expressions = new WorkflowExpressions();
        var secrets = new HashMap<>(cluster.secrets());
        secrets.put("GH_APP_CLIENT_ID", GuideGitHub.CLIENT_ID);
        secrets.put("GH_APP_PRIVATE_KEY", key.privatePem());
        secrets.forEach((name, value) -> expressions.put("secrets." + name, value));

        var outcomes = new WorkflowRun(Engine.processes(log::add).steps(folder, github.url()), expressions, log::add)
                .run(Workflow.read(EXAMPLE.resolve("deploy.yml")));

        assertThat(outcomes)
                .as(() -> String.join("\n", log))
                .allMatch(outcome -> outcome.result().succeeded());
        return String.join("\n", log);
    }

    private static void scale(GuideCluster cluster, int number) {
        PLANE.admin()
                .apps()
                .deployments()
                .inNamespace(cluster.namespace())
                .withName("scaled")
                .scale(number);
    }

    /** What scaled-object.yaml says at a path, which begins with the object's kind; each list there has one entry. */
    private static String said(String path) throws IOException {
        return Arrays.stream(
                        Files.readString(EXAMPLE.resolve("scaled-object.yaml")).split("(?m)^---$", -1))
                .map(YamlMapping::parse)
                .flatMap(object -> leaves(YamlMapping.of(object).text("kind").orElseThrow(), object))
                .filter(leaf -> leaf.getKey().equals(path))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Map.Entry<String, String>> leaves(String path, Object node) {
        return switch (node) {
            case Map<?, ?> map ->
                map.entrySet().stream().flatMap(entry -> leaves(path + "." + entry.getKey(), entry.getValue()));
            case List<?> list -> list.stream().flatMap(entry -> leaves(path, entry));
            default -> Stream.of(Map.entry(path, String.valueOf(node)));
        };
    }
}

package io.github.runneractions.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.github.runneractions.demo.withoutdocker.NeedsNodeJs;
import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.SandboxOptions;
import io.github.runneractions.sandbox.github.model.RegisteredRunner;
import io.github.runneractions.sandbox.github.model.RunnerPlace;
import io.github.runneractions.sandbox.key.SigningKey;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.process.Await;
import io.github.runneractions.sandbox.runner.workflow.Dispatch;
import io.github.runneractions.sandbox.runner.workflow.SelfHostedAct;
import io.github.runneractions.sandbox.runner.workflow.WorkflowResult;
import io.github.runneractions.sandbox.tools.Tools;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** act runs examples/without-docker.yml while a runner of the fleet is busy: that one stays until its job has ended. */
@Tag("real")
@ExtendWith(NeedsNodeJs.class)
class SelfUpgradeTest {
    private static final ControlPlane PLANE = ControlPlane.shared();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final SigningKey key = SigningKey.rsa();

    @TempDir
    Path folder;

    @Test
    void theJobThatUpgradesItsRunnerIsFinished() throws IOException {
        var cluster = GuideCluster.create(PLANE, PLANE.freshNamespace("upgrade"));
        var permissions = SetupGuide.permissions(SetupGuide.read().forms().getFirst());
        try (var actions = BakedActions.create(folder.resolve("actions"));
                var github = GuideGitHub.start(SandboxOptions.defaults(), key, permissions, folder);
                var fleet = PlayedPods.start(PLANE, cluster.namespace(), github)) {
            succeeded(run(actions, cluster, github, "v1"));
            var before = pods(cluster);
            assertThat(before).hasSize(2).allMatch(pod -> image(pod).endsWith(":v1"));
            var mine = before.getFirst().getMetadata().getName();
            github.world().startJob(mine);

            succeeded(run(actions, cluster, github, "v2"));

            // Its pod is to go, and waits for the job; the idle one may take a moment.
            Await.until(
                    "the idle runner to go",
                    () -> runners(github).size() == 3 && pods(cluster).size() == 3,
                    LIMIT);
            assertThat(pods(cluster).stream().filter(pod -> image(pod).endsWith(":v2")))
                    .hasSize(2);
            assertThat(pods(cluster).stream().filter(pod -> image(pod).endsWith(":v1")))
                    .extracting(pod -> pod.getMetadata().getName())
                    .containsExactly(mine);
            assertThat(runners(github))
                    .filteredOn(runner -> runner.name().equals(mine))
                    .allMatch(runner -> runner.status() == RegisteredRunner.Status.ONLINE)
                    .hasSize(1);

            github.world().finishJob(mine);

            Await.until("the old runner to go", () -> runners(github).size() == 2, LIMIT);
            Await.until("its pod to go", () -> pods(cluster).size() == 2, LIMIT);
            assertThat(runners(github)).allMatch(runner -> runner.status() == RegisteredRunner.Status.ONLINE);
            assertThat(fleet.failures()).isEmpty();
            assertThat(github.violations()).isEmpty();
        }
    }

    private static void succeeded(WorkflowResult result) {
        assertThat(result.exitCode()).as(result.log()).isZero();
    }

    private WorkflowResult run(BakedActions actions, GuideCluster cluster, GitHubSandbox github, String version) {
        var secrets = new HashMap<>(cluster.secrets());
        secrets.put("GH_APP_CLIENT_ID", GuideGitHub.CLIENT_ID);
        secrets.put("GH_APP_PRIVATE_KEY", key.privatePem());
        var example = Tools.repository().resolve("examples/without-docker.yml");
        return new SelfHostedAct(Tools.program("node"), actions.machine())
                .run(
                        Dispatch.of(example, "acme/widgets")
                                .inputs(Map.of("version", version))
                                .vars(Map.of("RUNNER_LABELS", "kubernetes"))
                                .secrets(secrets)
                                .on(github.url().toString())
                                .using(ReleasedActions.TAG, actions.tag()),
                        "self-hosted",
                        "kubernetes");
    }

    private static List<Pod> pods(GuideCluster cluster) {
        return PLANE.admin()
                .pods()
                .inNamespace(cluster.namespace())
                .withLabels(DemoSetting.RUNNER_PODS)
                .list()
                .getItems();
    }

    private static String image(Pod pod) {
        return pod.getSpec().getContainers().getFirst().getImage();
    }

    private static List<RegisteredRunner> runners(GitHubSandbox github) {
        return github.world().runners().of(RunnerPlace.of("acme/widgets"));
    }
}

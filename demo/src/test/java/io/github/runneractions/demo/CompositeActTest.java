package io.github.runneractions.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.runner.engine.DockerEngine;
import io.github.runneractions.sandbox.runner.junit.EngineExtension;
import io.github.runneractions.sandbox.runner.workflow.Act;
import io.github.runneractions.sandbox.runner.workflow.Dispatch;
import io.github.runneractions.sandbox.runner.workflow.WorkflowResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** act runs a workflow whose only action is the composite at the repository's root, with the smallest account in the cluster. */
@Tag("docker")
@ExtendWith(EngineExtension.class)
@ResourceLock("the Docker engine")
class CompositeActTest {
    private static final ControlPlane PLANE = ControlPlane.shared();

    private final DockerEngine engine;
    private DemoSetting setting;
    private ReleasedActions actions;
    private Map<String, String> secrets;

    CompositeActTest(DockerEngine engine) {
        this.engine = engine;
    }

    @BeforeEach
    void prepare(@TempDir Path folder) throws IOException {
        actions = ReleasedActions.create(folder.resolve("actions"), engine);
        var namespace = PLANE.freshNamespace("composite");
        setting = DemoSetting.create(PLANE, DemoNode.played(), namespace, folder);
        secrets = new HashMap<>(setting.contexts().secrets());
        secrets.put(
                "KUBE_TOKEN",
                Objects.requireNonNull(
                        GuideCluster.smallest(PLANE, namespace).secrets().get("KUBE_TOKEN")));
    }

    @AfterEach
    void end() {
        setting.close();
    }

    @Test
    void deploysRunnersUntilTheyAreOnlineAndTheListIsClean() {
        var result = run(Map.of());

        assertThat(result.exitCode()).as(result.log()).isZero();
        Proof.of(setting).holds(result.log());
        assertThat(result.log())
                .contains("\"runners-online\": \"2\"", "\"deleted\": \"42\"", "\"failure-reason\": \"\"")
                .contains("\"token\": \"***\"", "\"registration-token\": \"***\"");
        assertThat(engine.containers()).isEmpty();
    }

    @Test
    void cleansUpAndRevokesTheTokenWhenTheDeploymentFails() {
        var result = run(Map.of("set", "replicaCount=-1", "max-delete", "100%"));

        assertThat(result.exitCode()).as(result.log()).isEqualTo(1);
        assertThat(result.log()).contains("replicaCount", "\"deleted\": \"42\"", "Job failed");
        assertThat(Tally.of(setting.github())).isEqualTo(new Tally(0, 0, DemoGitHub.FOREIGN));
        Proof.of(setting).everyTokenIsRevoked(result.log());
    }

    @Test
    void changesNothingInADryRun() {
        // The account may not create the Roles of broker and cleanup.
        var result = run(Map.of(
                "dry-run", "true", "key-in-cluster", "true", "set", "broker.enabled=false\ncleanup.enabled=false"));

        assertThat(result.exitCode()).as(result.log()).isZero();
        assertThat(result.log()).contains("\"status\": \"dry-run\"", "\"deleted\": \"0\"");
        assertThat(Tally.of(setting.github())).isEqualTo(new Tally(0, DemoGitHub.STALE, DemoGitHub.FOREIGN));
        assertThat(setting.github().exchanges())
                .noneMatch(exchange -> exchange.target().endsWith("/registration-token"));
        Proof.of(setting).everyTokenIsRevoked(result.log());
    }

    private WorkflowResult run(Map<String, String> inputs) {
        var contexts = setting.contexts();
        return new Act(engine)
                .run(Dispatch.of(Path.of("src/test/resources/workflows/composite.yml"), DemoGitHub.REPOSITORY)
                        .inputs(inputs)
                        .vars(contexts.vars())
                        .secrets(secrets)
                        .on(setting.github().url().toString())
                        .using(ReleasedActions.TAG, actions.folder()));
    }
}

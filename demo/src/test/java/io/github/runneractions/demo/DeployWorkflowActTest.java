package io.github.runneractions.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.github.model.RegisteredRunner;
import io.github.runneractions.sandbox.github.model.RunnerPlace;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.runner.engine.DockerEngine;
import io.github.runneractions.sandbox.runner.junit.EngineExtension;
import io.github.runneractions.sandbox.runner.workflow.Act;
import io.github.runneractions.sandbox.runner.workflow.Dispatch;
import io.github.runneractions.sandbox.runner.workflow.WorkflowResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * act runs workflows that call deploy-runners.yml, from their own repository and from ours. act knows no environments: secrets
 * of one are secrets of the repository here, and neither its rules nor {@code concurrency} are seen.
 */
@Tag("docker")
@ExtendWith(EngineExtension.class)
@ResourceLock("the Docker engine")
class DeployWorkflowActTest {
    private static final ControlPlane PLANE = ControlPlane.shared();

    private final DockerEngine engine;
    private DemoSetting setting;
    private ReleasedActions actions;

    DeployWorkflowActTest(DockerEngine engine) {
        this.engine = engine;
    }

    @BeforeEach
    void prepare(@TempDir Path folder) throws IOException {
        actions = ReleasedActions.create(folder.resolve("actions"), engine);
        setting = DemoSetting.create(PLANE, DemoNode.played(), PLANE.freshNamespace("call"), folder);
    }

    @AfterEach
    void end() {
        setting.close();
    }

    @Test
    void deploysRunnersWithInheritedSecrets() throws IOException {
        var result = run("inherits.yml");

        assertThat(result.exitCode()).as(result.log()).isZero();
        Proof.of(setting).holds(result.log());
        assertThat(runners("widgets-")).allMatch(runner -> runner.labels().contains("blue"));
        assertThat(result.log())
                .contains("\"status\": \"deployed\"", "\"runners-online\": \"2\"", "\"deleted\": \"42\"")
                .doesNotContain("\"token\"");
        assertThat(engine.containers()).isEmpty();
    }

    @Test
    void deploysTwoFleetsWithNamedSecrets() throws IOException {
        var result = run("fleets.yml");

        assertThat(result.exitCode()).as(result.log()).isZero();
        assertThat(Tally.of(setting.github())).isEqualTo(Tally.DUE);
        assertThat(runners("gadgets-"))
                .hasSize(3)
                .allMatch(runner -> runner.status() == RegisteredRunner.Status.ONLINE)
                .allMatch(runner -> runner.labels().containsAll(List.of("gpu", "large")));
        Proof.of(setting).everyTokenIsRevoked(result.log());
    }

    /** Before anything else, all at once, and with the reason that fits. */
    @Test
    void namesTheSecretsThatAreMissing() throws IOException {
        var result = run("forgets-secrets.yml");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.log())
                .contains(
                        "Missing: GH_APP_PRIVATE_KEY, KUBE_CLUSTER, KUBE_NAMESPACE (or the input namespace), KUBE_TOKEN."
                                + " No secret has arrived. A workflow that calls this one passes them on with 'secrets: inherit'",
                        "Missing: KUBE_NAMESPACE (or the input namespace), KUBE_TOKEN. They belong to another environment: this job"
                                + " reads the secrets and variables of the environment 'staging'");
        assertThat(setting.github().exchanges()).isEmpty();
    }

    @Test
    void isStartedByHandForADryRun() {
        var names = ReferenceNames.of(setting.contexts());

        var result = new Act(engine)
                .run(Dispatch.of(actions.folder().resolve(ReleasedActions.WORKFLOW), DemoGitHub.REPOSITORY)
                        .inputs(Map.of("dry-run", "true", "release", "widgets", "replicas", "7"))
                        .vars(names.vars())
                        .secrets(names.secrets())
                        .on(setting.github().url().toString())
                        .using(ReleasedActions.TAG, actions.folder()));

        assertThat(result.exitCode()).as(result.log()).isZero();
        assertThat(result.log()).contains("replicas: 7");
        assertThat(Tally.of(setting.github())).isEqualTo(new Tally(0, DemoGitHub.STALE, DemoGitHub.FOREIGN));
        Proof.of(setting).everyTokenIsRevoked(result.log());
    }

    private List<RegisteredRunner> runners(String prefix) {
        return setting.github().world().runners().of(RunnerPlace.of(DemoGitHub.REPOSITORY)).stream()
                .filter(runner -> runner.name().startsWith(prefix))
                .toList();
    }

    private WorkflowResult run(String caller) throws IOException {
        var names = ReferenceNames.of(setting.contexts());
        return new Act(engine)
                .run(Dispatch.of(Path.of("src/test/resources/workflows", caller), DemoGitHub.REPOSITORY)
                        .beside(ReleasedActions.WORKFLOW, actions.workflow())
                        .vars(names.vars())
                        .secrets(names.secrets())
                        .on(setting.github().url().toString())
                        .using(ReleasedActions.TAG, actions.folder()));
    }
}

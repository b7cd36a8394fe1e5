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
import io.github.runneractions.sandbox.tools.ToolMissing;
import io.github.runneractions.sandbox.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** act runs this repository's own pipeline. */
@Tag("docker")
@ExtendWith(EngineExtension.class)
@ResourceLock("the Docker engine")
class PipelineActTest {
    private static final ControlPlane PLANE = ControlPlane.shared();

    /** Of a release that has been renamed: only the pipeline's last job finds it. */
    private static final String OLD_NAME = "old-name-7c9d8f6b54-x2x4q";

    /** One runner is online: of a fleet that is all away, no more than half would be removed. */
    private static final String RUNNERS = """
            runners:
              - {scope: acme/widgets, name: old-name-7c9d8f6b54-x2x4q, status: offline, labels: [self-hosted, blue]}
              - {scope: acme/widgets, name: widgets-5d8f7c9b4-zzzzz, status: online, labels: [self-hosted, blue]}
            """;

    private final DockerEngine engine;
    private DemoSetting setting;
    private ReleasedActions actions;

    PipelineActTest(DockerEngine engine) {
        this.engine = engine;
    }

    @BeforeEach
    void prepare(@TempDir Path folder) throws IOException {
        actions = ReleasedActions.create(folder.resolve("actions"), engine);
        setting = DemoSetting.create(PLANE, DemoNode.played(), PLANE.freshNamespace("pipeline"), folder);
        setting.github().load(Files.writeString(folder.resolve("more.yaml"), RUNNERS));
    }

    @AfterEach
    void end() {
        setting.close();
    }

    @Test
    void buildsAndDeploysToBothEnvironmentsAfterAPush(@TempDir Path folder) throws IOException {
        try (var registry = registry(folder.resolve("registry"))) {
            var result = run(registry.address(), Dispatch::onPush);

            assertThat(result.exitCode()).as(result.log()).isZero();
            assertThat(result.log())
                    .containsPattern(ended("development", "succeeded"))
                    .containsPattern(ended("production", "succeeded"));
            assertThat(Tally.of(setting.github())).isEqualTo(new Tally(3, 0, DemoGitHub.FOREIGN));
            assertThat(offline()).doesNotContain(OLD_NAME);
            var images = images();
            assertThat(images).hasSize(1);
            assertThat(images.getFirst()).startsWith(registry.address() + "/acme/runner:20");
            // Its own copy would be as good.
            engine.docker("image", "rm", "--force", images.getFirst());
            engine.docker("pull", "--quiet", images.getFirst());
            engine.docker("image", "rm", "--force", images.getFirst());
            Proof.of(setting).everyTokenIsRevoked(result.log());
            assertThat(engine.containers()).isEmpty();
        }
    }

    @Test
    void honoursItsInputs() throws IOException {
        var result =
                run("registry.example.com", inputs("environment", "production", "version", "1", "dry-run", "true"));

        assertThat(result.exitCode()).as(result.log()).isZero();
        assertThat(result.log())
                .containsPattern(ended("production", "succeeded"))
                .contains("registry.example.com/acme/runner:1")
                .doesNotContain("[development/", "docker build");
        assertThat(Tally.of(setting.github())).isEqualTo(new Tally(1, DemoGitHub.STALE, DemoGitHub.FOREIGN));
        assertThat(offline()).contains(OLD_NAME);
        Proof.of(setting).everyTokenIsRevoked(result.log());
    }

    @Test
    void cleansUpAndRevokesTheTokensWhenTheDeploymentFails() throws IOException {
        var result = run("registry.example.com", dispatch -> {
            var vars = new LinkedHashMap<>(dispatch.vars());
            vars.put("RUNNER_RELEASE", "Not_A_Release");
            return inputs("environment", "development", "version", "1")
                    .apply(dispatch)
                    .vars(vars);
        });

        assertThat(result.exitCode()).as(result.log()).isEqualTo(1);
        assertThat(result.log())
                .contains("Not_A_Release")
                .containsPattern(ended("development", "failed"))
                .containsPattern("\\[Pipeline/cleanup +] 🏁  Job succeeded");
        assertThat(Tally.of(setting.github())).isEqualTo(new Tally(1, 0, DemoGitHub.FOREIGN));
        assertThat(offline()).doesNotContain(OLD_NAME);
        Proof.of(setting).everyTokenIsRevoked(result.log());
    }

    @Test
    void buildsNothingForADryRun() throws IOException {
        var result = run("registry.example.com", inputs("dry-run", "true"));

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.log()).contains("A dry run builds no image: set version to a tag that exists.");
        assertThat(setting.github().exchanges()).isEmpty();
    }

    /** A line of its own would name another image. */
    @Test
    void refusesAVersionThatIsNoTag() throws IOException {
        var result = run("registry.example.com", inputs("version", "1\nimage=registry.example.com/other"));

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.log()).contains("A tag has letters, digits, and the characters _ . -");
        assertThat(setting.github().exchanges()).isEmpty();
    }

    /** act pads the names of jobs to one length. */
    private static String ended(String job, String how) {
        return "\\[" + job + "/Deploy runners/deploy +] 🏁  Job " + how;
    }

    private WorkflowResult run(String registry, UnaryOperator<Dispatch> started) throws IOException {
        var names = ReferenceNames.of(setting.contexts());
        var vars = new LinkedHashMap<>(names.vars());
        vars.put("RUNNER_RELEASE", "widgets");
        vars.put("RUNNER_IMAGE", registry + "/Acme/runner");
        var secrets = new LinkedHashMap<>(names.secrets());
        // The registry asks for no login, and takes any.
        secrets.put("GITHUB_TOKEN", "token-of-the-job");
        var pipeline = Tools.repository().resolve(".github/workflows/pipeline.yml");
        return new Act(engine)
                .run(started.apply(Dispatch.of(pipeline, DemoGitHub.REPOSITORY)
                        .beside(ReleasedActions.WORKFLOW, actions.workflow())
                        .beside("runner/image/Dockerfile", "FROM scratch\nCOPY Dockerfile /\n")
                        .vars(vars)
                        .secrets(secrets)
                        .on(setting.github().url().toString())
                        .using(ReleasedActions.TAG, actions.folder())));
    }

    private static UnaryOperator<Dispatch> inputs(String... namesAndValues) {
        var inputs = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            inputs.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return dispatch -> dispatch.inputs(inputs);
    }

    private static ImageRegistry registry(Path folder) {
        try {
            return ImageRegistry.start(folder);
        } catch (ToolMissing e) {
            return Assumptions.abort(String.valueOf(e.getMessage()));
        }
    }

    private List<String> offline() {
        return setting.github().world().runners().of(RunnerPlace.of(DemoGitHub.REPOSITORY)).stream()
                .filter(runner -> runner.status() == RegisteredRunner.Status.OFFLINE)
                .map(RegisteredRunner::name)
                .toList();
    }

    private List<String> images() {
        return PLANE
                .admin()
                .pods()
                .inNamespace(setting.contexts().vars().get("KUBE_NAMESPACE"))
                .list()
                .getItems()
                .stream()
                .flatMap(pod -> pod.getSpec().getContainers().stream())
                .map(container -> container.getImage())
                .distinct()
                .toList();
    }
}

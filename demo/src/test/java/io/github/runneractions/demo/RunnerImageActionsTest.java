package io.github.runneractions.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.github.runneractions.demo.withoutdocker.BakedImage;
import io.github.runneractions.demo.withoutdocker.NeedsNodeJs;
import io.github.runneractions.demo.withoutdocker.RunnerContainer;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.process.Await;
import io.github.runneractions.sandbox.runner.engine.DockerEngine;
import io.github.runneractions.sandbox.runner.junit.EngineExtension;
import io.github.runneractions.sandbox.runner.step.JavaScriptStep;
import io.github.runneractions.sandbox.runner.step.Job;
import io.github.runneractions.sandbox.runner.step.StepDefinition;
import io.github.runneractions.sandbox.runner.workflow.Workflow;
import io.github.runneractions.sandbox.runner.workflow.WorkflowRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The actions in containers of our runner image, which has them, as a job on a runner of the chart runs them. */
@Tag("docker")
@ExtendWith({EngineExtension.class, NeedsNodeJs.class})
@ResourceLock("the Docker engine")
class RunnerImageActionsTest {
    private static final ControlPlane PLANE = ControlPlane.shared();
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final DockerEngine engine;
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    Path folder;

    private BakedActions actions;
    private DemoSetting setting;
    private Job job;

    RunnerImageActionsTest(DockerEngine engine) {
        this.engine = engine;
    }

    @BeforeEach
    void prepare() throws IOException {
        var shared = Files.createDirectory(folder.resolve("shared"));
        actions = BakedActions.create(shared);
        setting = DemoSetting.create(PLANE, DemoNode.played(), PLANE.freshNamespace("baked"), folder);
        var api = setting.github().url().toString();
        job = Job.in(Files.createDirectory(shared.resolve("job")))
                .with("api_url", api)
                .with("server_url", api);
    }

    @AfterEach
    void end() throws IOException {
        setting.close();
        actions.close();
    }

    @Test
    void runsTheChain() {
        var chain = new WorkflowRun(
                action -> step(action, container()), setting.contexts().expressions(), log::add);

        var outcomes = chain.run(Workflow.read(Examples.DEPLOY_RUNNERS));

        assertThat(outcomes)
                .as(String.join("\n", log))
                .hasSize(4)
                .allMatch(outcome -> outcome.result().succeeded());
        Proof.of(setting).holds(String.join("\n", log));
        assertThat(PLANE.admin().pods().inNamespace(namespace()).list().getItems())
                .isNotEmpty()
                .allMatch(pod ->
                        pod.getSpec().getContainers().getFirst().getImage().endsWith(":" + BakedActions.TAG));
        // Nothing of it was downloaded, and Java took the AOT cache.
        assertThat(log).noneMatch(line -> line.contains("Downloading") || line.contains("[error]"));
    }

    /** Later steps of the job run as the same user and can read the file; other users cannot. */
    @Test
    void writesFilesThatBelongToTheRunnersUser() throws IOException {
        var token = new HashMap<String, String>();
        token.put("client-id", "Iv23liAcmeDeployer");
        token.put(
                "private-key",
                Objects.requireNonNull(setting.contexts().secrets().get("APP_PRIVATE_KEY")));
        var app = step("app-token-action", container()).main(StepDefinition.with(token));
        var inputs = new HashMap<String, String>();
        inputs.put("token", Objects.requireNonNull(app.outputs().get("token")));
        inputs.put("file", "registration.json");

        var result = step("registration-token-action", container()).main(StepDefinition.with(inputs));

        assertThat(result.exitCode()).as(String.join("\n", log)).isZero();
        var file = job.workspace().resolve("registration.json");
        var folder = Files.getAttribute(job.workspace(), "unix:uid");
        assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(folder.equals(0) ? 10_000 : folder);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    /** As GitHub's runner cancels: a signal to the process that it has started. */
    @Test
    void aCancelledDeploymentIsRolledBack() {
        var container = container();
        var secrets = setting.contexts().secrets();
        var inputs = new HashMap<String, String>();
        inputs.put("kube-server", Objects.requireNonNull(secrets.get("KUBE_SERVER")));
        inputs.put("kube-ca", Objects.requireNonNull(secrets.get("KUBE_CA")));
        inputs.put("kube-token", Objects.requireNonNull(secrets.get("KUBE_TOKEN")));
        inputs.put("namespace", namespace());
        inputs.put("release", "widgets");
        inputs.put("client-id", "Iv23liAcmeDeployer");
        inputs.put("private-key", Objects.requireNonNull(secrets.get("APP_PRIVATE_KEY")));
        // Helm waits for pods that no node takes.
        inputs.put("set", "broker.enabled=false\ncleanup.enabled=false\nnodeSelector.none=such");

        // Not in the pool that the client for the cluster uses.
        var running = CompletableFuture.supplyAsync(
                () -> step("deploy-action", container).main(StepDefinition.with(inputs)),
                task -> Thread.ofVirtual().start(task));
        Await.until(
                "Helm to have begun: " + log,
                () -> running.isDone() || !deployments().isEmpty(),
                LIMIT);
        engine.docker("kill", "--signal", "INT", container.name());
        var result = running.join();

        assertThat(result.exitCode()).as(String.join("\n", log)).isEqualTo(130);
        assertThat(String.join("\n", log)).contains("Helm has uninstalled the release again");
        assertThat(deployments()).isEmpty();
        assertThat(engine.containers()).isEmpty();
    }

    private List<Deployment> deployments() {
        return PLANE.admin()
                .apps()
                .deployments()
                .inNamespace(namespace())
                .list()
                .getItems();
    }

    private String namespace() {
        return Objects.requireNonNull(setting.contexts().vars().get("KUBE_NAMESPACE"));
    }

    private RunnerContainer container() {
        return RunnerContainer.of(engine, BakedImage.of(engine), folder.resolve("shared"));
    }

    private JavaScriptStep step(String action, RunnerContainer container) {
        return JavaScriptStep.of(container, actions.tag().resolve(action).resolve("node"), job, log::add);
    }
}

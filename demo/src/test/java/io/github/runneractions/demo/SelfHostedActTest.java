package io.github.runneractions.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.demo.withoutdocker.NeedsNodeJs;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.runner.workflow.Dispatch;
import io.github.runneractions.sandbox.runner.workflow.SelfHostedAct;
import io.github.runneractions.sandbox.runner.workflow.WorkflowResult;
import io.github.runneractions.sandbox.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** act runs workflows on a machine without Docker, which has the programs of the actions. */
@Tag("real")
@ExtendWith(NeedsNodeJs.class)
class SelfHostedActTest {
    private static final ControlPlane PLANE = ControlPlane.shared();

    /** For how long a runner must be offline: GitHub repeats older responses, and the sandbox does not. */
    private static final String SOON = "3s";

    @TempDir
    Path folder;

    private BakedActions actions;
    private DemoSetting setting;

    @BeforeEach
    void prepare() throws IOException {
        actions = BakedActions.create(folder.resolve("actions"));
        setting = DemoSetting.create(PLANE, DemoNode.played(), PLANE.freshNamespace("node"), folder);
    }

    @AfterEach
    void end() throws IOException {
        setting.close();
        actions.close();
    }

    @Test
    void runsTheChain() throws IOException {
        var example = Files.readString(Tools.repository().resolve("examples/deploy-runners.yml"));

        var result = run(Dispatch.of(file(example.replaceAll("-action@", "-action/node@")), DemoGitHub.REPOSITORY)
                .inputs(Map.of("offline-for", SOON))
                .vars(setting.contexts().vars())
                .secrets(setting.contexts().secrets()));

        assertThat(result.exitCode()).as(result.log()).isZero();
        Proof.of(setting).holds(result.log());
    }

    @Test
    void runsTheComposite() throws IOException {
        var workflow = Files.readString(Path.of("src/test/resources/workflows/composite.yml"))
                .replace("runner-actions/runner-actions@", "runner-actions/runner-actions/node@")
                .replace(
                        "          release: widgets\n",
                        "          release: widgets\n          offline-for: " + SOON + "\n");

        var result = run(Dispatch.of(file(workflow), DemoGitHub.REPOSITORY)
                .vars(setting.contexts().vars())
                .secrets(setting.contexts().secrets()));

        assertThat(result.exitCode()).as(result.log()).isZero();
        Proof.of(setting).holds(result.log());
        assertThat(result.log())
                .contains("\"runners-online\": \"2\"", "\"deleted\": \"42\"")
                .contains("\"token\": \"***\"", "\"registration-token\": \"***\"");
    }

    /** One of its two jobs runs. */
    @Test
    void runsTheReusableWorkflow() throws IOException {
        var result = call("form: node\n      offline-for: " + SOON);

        assertThat(result.exitCode()).as(result.log()).isZero();
        Proof.of(setting).holds(result.log());
        assertThat(result.log())
                .contains("deploy-node] 🏁  Job succeeded", "\"status\": \"deployed\"", "\"runners-online\": \"2\"")
                .doesNotContain("/deploy] 🏁");
    }

    @Test
    void refusesAFormThatIsNone() throws IOException {
        var result = call("form: nodejs");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.log()).contains("The form is 'nodejs'. It is 'container' or 'node', ");
        assertThat(setting.github().exchanges()).isEmpty();
    }

    @Test
    void startsTheReusableWorkflowByHandWithAVariable() throws IOException {
        var names = ReferenceNames.of(setting.contexts());
        var vars = new HashMap<>(names.vars());
        vars.put("RUNNER_ACTIONS_FORM", "node");

        var result = run(Dispatch.of(Tools.repository().resolve(ReleasedActions.WORKFLOW), DemoGitHub.REPOSITORY)
                .inputs(Map.of("dry-run", "true", "release", "widgets"))
                .vars(vars)
                .secrets(names.secrets()));

        assertThat(result.exitCode()).as(result.log()).isZero();
        assertThat(result.log()).contains("deploy-node] 🏁  Job succeeded").doesNotContain("/deploy] 🏁");
        assertThat(Tally.of(setting.github())).isEqualTo(new Tally(0, DemoGitHub.STALE, DemoGitHub.FOREIGN));
    }

    private WorkflowResult call(String inputs) throws IOException {
        var names = ReferenceNames.of(setting.contexts());
        var caller = Files.readString(Path.of("src/test/resources/workflows/inherits.yml"))
                .replace("      release: widgets\n", "      release: widgets\n      " + inputs + "\n");
        var workflow = Files.readString(Tools.repository().resolve(ReleasedActions.WORKFLOW));
        return run(Dispatch.of(file(caller), DemoGitHub.REPOSITORY)
                .beside(ReleasedActions.WORKFLOW, workflow)
                .vars(names.vars())
                .secrets(names.secrets()));
    }

    private Path file(String workflow) throws IOException {
        return Files.writeString(folder.resolve("workflow.yml"), workflow);
    }

    private WorkflowResult run(Dispatch dispatch) {
        return new SelfHostedAct(Tools.program("node"), actions.machine())
                .run(
                        dispatch.on(setting.github().url().toString()).using(ReleasedActions.TAG, actions.tag()),
                        "ubuntu-latest");
    }
}

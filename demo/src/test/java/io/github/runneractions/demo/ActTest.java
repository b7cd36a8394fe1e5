package io.github.runneractions.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.runner.engine.DockerEngine;
import io.github.runneractions.sandbox.runner.junit.EngineExtension;
import io.github.runneractions.sandbox.runner.workflow.Act;
import io.github.runneractions.sandbox.runner.workflow.Dispatch;
import io.github.runneractions.sandbox.tools.Tools;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** act runs the users' example workflow, as it is, with the four images built from the actions' folders. */
@Tag("docker")
@ExtendWith(EngineExtension.class)
@ResourceLock("the Docker engine")
class ActTest {
    private static final ControlPlane PLANE = ControlPlane.shared();

    @Test
    void deploysRunnersUntilTheyAreOnline(DockerEngine engine, @TempDir Path folder) {
        try (var setting = DemoSetting.create(PLANE, DemoNode.played(), PLANE.freshNamespace("act"), folder)) {
            var contexts = setting.contexts();

            var result = new Act(engine)
                    .run(Dispatch.of(Examples.DEPLOY_RUNNERS, "acme/widgets")
                            .inputs(contexts.inputs())
                            .vars(contexts.vars())
                            .secrets(contexts.secrets())
                            .on(setting.github().url().toString())
                            .using("runner-actions/runner-actions@v1", Tools.repository()));

            assertThat(result.exitCode()).as(result.log()).isZero();
            Proof.of(setting).holds(result.log());
            assertThat(engine.containers()).isEmpty();
        }
    }
}

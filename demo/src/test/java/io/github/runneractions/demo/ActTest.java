package io.github.runneractions.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.runner.engine.DockerEngine;
import io.github.runneractions.sandbox.runner.junit.EngineExtension;
import io.github.runneractions.sandbox.runner.workflow.Act;
import io.github.runneractions.sandbox.runner.workflow.Dispatch;
import io.github.runneractions.sandbox.runner.workflow.Workflow;
import io.github.runneractions.sandbox.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** act runs the users' example workflow, with the four images built from the actions' folders. */
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

    /** As the README describes it for who has no released version: without what GitHub knows from action.yml. */
    @Test
    void runsImagesOfOnesOwnWithoutAPostStep(DockerEngine engine, @TempDir Path folder) throws IOException {
        for (var action : Workflow.read(Examples.DEPLOY_RUNNERS).steps()) {
            engine.build(Tools.repository().resolve(action.action()), action.action() + ":dev");
        }
        var workflow = Files.writeString(
                folder.resolve("own-images.yml"),
                Files.readString(Examples.DEPLOY_RUNNERS)
                        .replaceAll("runner-actions/runner-actions/([a-z-]+)@v1", "docker://$1:dev"));
        try (var setting = DemoSetting.create(PLANE, DemoNode.played(), PLANE.freshNamespace("own"), folder)) {
            var contexts = setting.contexts();

            var result = new Act(engine)
                    .run(Dispatch.of(workflow, "acme/widgets")
                            .inputs(contexts.inputs())
                            .vars(contexts.vars())
                            .secrets(contexts.secrets())
                            .on(setting.github().url().toString()));

            assertThat(result.exitCode()).as(result.log()).isZero();
            assertThat(Tally.of(setting.github())).isEqualTo(Tally.DUE);
            assertThat(setting.github().exchanges())
                    .noneMatch(exchange -> exchange.target().equals("/installation/token"));
            assertThat(Proof.of(setting).leaks(result.log())).isEmpty();
        }
    }
}

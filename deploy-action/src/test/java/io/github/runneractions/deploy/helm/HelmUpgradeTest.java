package io.github.runneractions.deploy.helm;

import static io.github.runneractions.deploy.helm.ReleaseHistoryTest.history;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.deploy.chart.Waiting;
import io.github.runneractions.deploy.rollout.Evidence;
import io.github.runneractions.kubernetes.release.ReleaseName;
import io.github.runneractions.runtime.Environment;
import io.github.runneractions.toolkit.WorkflowLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** With a Helm that fails as it is told. */
class HelmUpgradeTest {
    private static final String NOT_READY = """
        Error: UPGRADE FAILED: resource Deployment/a/demo not ready. status: InProgress, message: Available: 0/2
        context deadline exceeded
        """;
    private static final HelmSecret DEPLOYED = HelmSecret.of(1, "deployed");
    private static final HelmSecret OURS = HelmSecret.of(2, "failed").ofRun("r1");

    private static final WorkflowLog LOG = new WorkflowLog(_ -> {}, new Environment(Map.of()), () -> "fence");

    private final List<String> order = new ArrayList<>();

    /** What undoes the deployment deletes the pods that tell the cause. */
    @Test
    void asksForTheCauseBeforeItUndoesAnything() {
        assertThatThrownBy(() -> upgrade(0).run(new Watching(), new Beside()))
                .hasMessageEndingWith("Helm has rolled back to revision 1. Its objects are ready.");

        assertThat(order)
                .containsExactly(
                        "upgrade",
                        "freeze: UPGRADE FAILED: resource Deployment/a/demo not ready. status: InProgress, message:"
                                + " Available: 0/2\n"
                                + "context deadline exceeded",
                        "about",
                        "goes back",
                        "rollback",
                        "is back");
    }

    @Test
    void undoesAlsoWhenTheCauseCannotBeFound() {
        assertThatThrownBy(() -> upgrade(0)
                        .run(
                                new Watching() {
                                    @Override
                                    public Evidence about(String words) {
                                        throw new IllegalStateException("a bug");
                                    }
                                },
                                new Beside()))
                .isInstanceOf(IllegalStateException.class);

        assertThat(order).endsWith("goes back", "rollback", "is back");
    }

    @Test
    void saysWhatAFailedRollBackHasLeft() {
        assertThatThrownBy(() -> upgrade(1).run(new Watching(), new Beside()))
                .hasMessageContaining("Tried to undo that with `helm rollback`, but it did not become ready in time")
                .hasMessageEndingWith(" What is left is revision 2, failed.");
        assertThat(order).endsWith("goes back", "rollback");
    }

    @Test
    void undoesNothingIfThatIsNotWanted() {
        var options = new HelmOptions(Waiting.NONE, true, false, false, false, false, 10, Duration.ofSeconds(20));
        var plan = new ReleasePlan(ReleaseName.of("demo"), "team", List.of("chart"), List.of(), options);

        assertThatThrownBy(() -> HelmUpgrade.of(
                                new Failing(0),
                                plan,
                                history(DEPLOYED),
                                () -> history(DEPLOYED, OURS),
                                Optional.empty(),
                                Optional.empty(),
                                new RunMark("r1", Set.of()),
                                RecordCompletion.none(),
                                LOG)
                        .run(new Watching(), new Beside()))
                .hasMessageEndingWith(" Nothing was rolled back: `rollback-on-failure` is `false`.");

        assertThat(order).doesNotContain("goes back", "rollback", "is back");
    }

    private HelmUpgrade upgrade(int undoing) {
        return new HelmUpgrade(
                new Failing(undoing),
                new ReleasePlan(ReleaseName.of("demo"), "team", List.of("chart"), List.of(), Duration.ofSeconds(20)),
                history(DEPLOYED),
                () -> history(DEPLOYED, OURS),
                Optional.empty(),
                Optional.empty(),
                new RunMark("r1", Set.of()),
                RecordCompletion.none(),
                LOG);
    }

    private final class Failing implements Helm {
        private final int undoing;

        Failing(int undoing) {
            this.undoing = undoing;
        }

        @Override
        public Exit run(HelmCommand command, Consumer<String> lines) {
            order.add(command.arguments().getFirst());
            return command.effect() == HelmCommand.Effect.UNDOES && undoing == 0
                    ? new Exit(0, "", "")
                    : new Exit(1, "", NOT_READY);
        }

        @Override
        public void cancel() {}
    }

    private final class Beside implements Companion {
        @Override
        public void beforeUndoing() {
            order.add("goes back");
        }

        @Override
        public void afterUndoing() {
            order.add("is back");
        }
    }

    private class Watching implements Evidence.Witness {
        @Override
        public void freeze(String words) {
            order.add("freeze: " + words);
        }

        @Override
        public boolean isHopeless() {
            return false;
        }

        @Override
        public Evidence about(String words) {
            order.add("about");
            return Evidence.NONE;
        }
    }
}

package io.github.runneractions.deploy.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The kubelet probes a container at once, and warns of each that is not ready yet. */
class ReadinessProbeTest {
    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
    private static final ObjectReference DEPLOYMENT = new ObjectReference("Deployment", "demo", "");
    private static final String STARTING = "Readiness probe failed: not ready: starting";

    private final List<String> lines = new ArrayList<>();
    private RolloutState state = RolloutState.NONE;

    /** Each healthy runner is "starting" for some seconds. */
    @Test
    void isToldOnlyWhenItGoesOnToFail() {
        see(0, "Init");
        see(60, "Running");
        lines.clear();
        warn(65, STARTING);
        warn(66, "Liveness probe failed: x");
        assertThat(lines).containsExactly("pod a: Unhealthy: Liveness probe failed: x");
        lines.clear();

        warn(90, STARTING);
        warn(95, STARTING);
        assertThat(lines).containsExactly("pod a: Unhealthy: " + STARTING);
    }

    @Test
    void explainsAFailureAtOnce() {
        see(0, "Running");
        warn(1, STARTING);

        assertThat(state.problems().worst(_ -> true, List.of()))
                .map(found -> found.seen().problem().kind())
                .contains(ProblemKind.NOT_READY);
    }

    /** It was ready once. */
    @Test
    void isToldAtOnceOfAPodThatWasThereBefore() {
        state = state.knowing(new PodState("a", "Running", Optional.empty()));
        warn(1, STARTING);

        assertThat(lines).containsExactly("pod a: Unhealthy: " + STARTING);
    }

    private void see(int second, String stage) {
        follow(state.podSeen(new PodState("a", stage, Optional.empty()), DEPLOYMENT, true, START.plusSeconds(second)));
    }

    private void warn(int second, String message) {
        var event = new ReleaseEvent(new ObjectReference("Pod", "a", ""), "", "Unhealthy", message);
        PodProblem.ofEvent(event)
                .ifPresent(problem ->
                        follow(state.warned(event.object(), DEPLOYMENT, problem, START.plusSeconds(second))));
    }

    private void follow(RolloutState.Change change) {
        state = change.state();
        lines.addAll(ProgressLine.fold(change.lines(), false));
    }
}

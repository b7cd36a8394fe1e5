package io.github.runneractions.runnercleanup.brokenpods;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.runnercleanup.brokenpods.BrokenPods.BrokenPod;
import io.github.runneractions.runnercleanup.plan.NamePattern;
import io.github.runneractions.runnercleanup.plan.Runners;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BrokenPodsTest {
    private static final String POD = "demo-7c9d8f6b54-bbbbb";
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final String LONG_AGO = "2026-11-28T10:59:59Z";
    private static final String LATELY = "2026-11-28T11:00:01Z";
    private static final String CRASHES =
            "\"waiting\": {\"reason\": \"CrashLoopBackOff\"}}, \"lastState\": {\"terminated\": {\"exitCode\": 1,"
                    + " \"message\": \"starting\\nthe session is another runner's\"}";

    private final StagedCluster staged = new StagedCluster();

    @Test
    void namesAPodWithoutARunner() {
        staged.pod(POD, LONG_AGO, status("False", LONG_AGO, "\"running\": {}"));

        assertThat(reasons())
                .containsExactly("it is not ready since " + LONG_AGO + ", and GitHub has no runner of its name");
        assertThat(removed()).containsExactly(POD);
    }

    @Test
    void namesAPodThatCrashes() {
        staged.pod(POD, LONG_AGO, status("False", LONG_AGO, CRASHES));
        staged.runner(POD, false, false);

        assertThat(reasons(POD))
                .containsExactly("its container runner exits repeatedly, last with exit code 1: the session is another"
                        + " runner's");
        assertThat(removed(POD)).containsExactly(POD);
    }

    /** Such a pod may run a job, whatever GitHub has: perhaps it is registered in another organisation. */
    @Test
    void neverDeletesAPodThatIsReadyOrOfWhichNobodyKnows() {
        staged.pod(POD, LONG_AGO, status("True", LONG_AGO, "\"running\": {}"));
        assertThat(reasons())
                .containsExactly("it is ready since " + LONG_AGO + ", and GitHub has no runner of its name");

        assertThat(removed()).isEmpty();
        staged.pod(POD, LONG_AGO, status("Unknown", LONG_AGO, "\"running\": {}"));
        assertThat(reasons())
                .containsExactly(
                        "its node does not report since " + LONG_AGO + ", and GitHub has no runner of its name");

        assertThat(removed()).isEmpty();
        staged.pod(POD, LONG_AGO, status("True", LONG_AGO, CRASHES));
        staged.runner(POD, false, false);
        assertThat(reasons(POD)).isEmpty();
        assertThat(removed()).isEmpty();
    }

    @Test
    void keepsAPodWhoseRunnerWorks() {
        staged.pod(POD, LONG_AGO, status("False", LONG_AGO, CRASHES));

        staged.runner(POD, true, false);
        assertThat(reasons(POD)).isEmpty();
        staged.runner(POD, false, true);
        assertThat(reasons(POD)).isEmpty();
        // The list may be a minute old: the runner registered since.
        assertThat(reasons()).isEmpty();
    }

    @Test
    void keepsAPodThatHasARunnerAndOnlyIsNotReady() {
        staged.pod(POD, LONG_AGO, status("False", LONG_AGO, "\"running\": {}"));

        assertThat(reasons(POD)).isEmpty();
        assertThat(staged.asked).isEmpty();
    }

    /** One of the two clocks may be wrong: the node's, or the API server's. */
    @Test
    void waitsAnHour() {
        staged.pod(POD, LONG_AGO, status("False", LATELY, CRASHES));
        assertThat(reasons()).isEmpty();
        staged.pod(POD, LATELY, status("False", LONG_AGO, CRASHES));
        assertThat(reasons()).isEmpty();
        staged.pod(POD, LONG_AGO, "{\"phase\": \"Pending\"}");
        assertThat(reasons()).isEmpty();
        staged.pod(POD, LONG_AGO, "{\"startTime\": \"yesterday\"}");
        assertThat(reasons()).isEmpty();
    }

    @Test
    void keepsPodsThatEndAndThoseOfOthers() {
        staged.pod("demo-gpu-7c9d8f6b54-bbbbb", LONG_AGO, status("False", LONG_AGO, CRASHES));
        staged.pod("other-7c9d8f6b54-bbbbb", LONG_AGO, status("False", LONG_AGO, CRASHES));
        staged.pods.put(
                POD,
                StagedCluster.pod(POD, LONG_AGO, status("False", LONG_AGO, CRASHES), Optional.of("Running"), true));
        staged.pods.put(
                "demo-7c9d8f6b54-ccccc",
                StagedCluster.pod(
                        "demo-7c9d8f6b54-ccccc",
                        LONG_AGO,
                        status("False", LONG_AGO, CRASHES),
                        Optional.of("Failed"),
                        false));

        assertThat(reasons()).isEmpty();
    }

    @Test
    void looksOnceMoreBeforeItDeletes() {
        staged.pod(POD, LONG_AGO, status("False", LONG_AGO, CRASHES));
        var found = broken().find(Set.of());

        staged.pod(POD, LONG_AGO, status("True", LATELY, "\"running\": {}"));
        assertThat(broken().remove(found).removed()).isEmpty();
        staged.pod(POD, LONG_AGO, status("False", LONG_AGO, CRASHES));
        staged.runner(POD, true, true);
        assertThat(broken().remove(found).removed()).isEmpty();
        staged.pods.clear();
        assertThat(broken().remove(found).removed()).isEmpty();
        assertThat(staged.deleted).isEmpty();
    }

    /** The second cleanup at the same time, or the pod's own change. */
    @Test
    void doesNotCountWhatAnotherDeleted() {
        staged.pod(POD, LONG_AGO, status("False", LONG_AGO, CRASHES));
        staged.changed = true;

        var done = broken().remove(broken().find(Set.of()));

        assertThat(done.removed()).isEmpty();
        assertThat(done.failure()).isEmpty();
    }

    @Test
    void goesOnPastAPodThatCannotBeDeleted() {
        for (var suffix : List.of("bbbbb", "ccccc", "ddddd")) {
            staged.pod("demo-7c9d8f6b54-" + suffix, LONG_AGO, status("False", LONG_AGO, CRASHES));
        }
        staged.refused = Map.of(POD, 500);

        var done = broken().remove(broken().find(Set.of()));

        assertThat(done.removed()).hasSize(2);
        assertThat(done.failure().orElseThrow())
                .hasMessage("The API server responded with 500. Of 3 pods, 1 was not removed: " + POD + ".");
    }

    @Test
    void stopsAtOnceWithoutPermission() {
        for (var suffix : List.of("bbbbb", "ccccc", "ddddd")) {
            staged.pod("demo-7c9d8f6b54-" + suffix, LONG_AGO, status("False", LONG_AGO, CRASHES));
        }
        staged.refused = Map.of("demo-7c9d8f6b54-ccccc", 403);

        var done = broken().remove(broken().find(Set.of()));

        assertThat(done.removed()).hasSize(1);
        assertThat(done.failure().orElseThrow())
                .hasMessage("The API server responded with 403. By then, 1 of 3 pods was done.");
    }

    private List<String> reasons(String... listed) {
        return broken().find(Set.of(listed)).stream().map(BrokenPod::reason).toList();
    }

    private List<String> removed(String... listed) {
        return broken().remove(broken().find(Set.of(listed))).removed().stream()
                .map(BrokenPod::toString)
                .toList();
    }

    private BrokenPods broken() {
        return new BrokenPods(staged, staged, Runners.selection(List.of(), NamePattern.ofRelease("demo")), () -> NOW);
    }

    private static String status(String ready, String since, String state) {
        return """
                {"startTime": "%s", "conditions": [{"type": "Ready", "status": "%s", "lastTransitionTime": "%s"}],
                 "containerStatuses": [{"name": "runner", "state": {%s}}]}
                """.formatted(LONG_AGO, ready, since, state);
    }
}

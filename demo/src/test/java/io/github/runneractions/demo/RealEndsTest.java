package io.github.runneractions.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How runner pods end and go on, with their real image on a real node. */
class RealEndsTest extends RealFleetTests {

    @Test
    void restartsInPlaceWithItsRegistration() {
        var fleet = online();
        var pod = fleet.pod();
        var id = fleet.runner(pod).orElseThrow().id();

        fleet.killListener(pod);

        var end = awaitRestart(fleet, pod, "runner", 1);
        assertThat(end.getExitCode()).isEqualTo(137);
        assertThat(end.getMessage().strip().lines().toList().getLast())
                .startsWith("run: GitHub's runner was killed by signal KILL.");
        fleet.awaitOnline();
        assertThat(fleet.runner(pod).orElseThrow().id()).isEqualTo(id);
        assertThat(fleet.log(pod, "registrar")).containsOnlyOnce(pod + " is registered.");
    }

    @Test
    void endsAtOnceWhenIdleAndLeavesNoRunner() {
        var fleet = online();
        var pod = fleet.pod();

        fleet.scaleTo(0);

        fleet.await(pod + " to be gone", () -> fleet.gone(pod));
        assertThat(fleet.runner(pod)).isEmpty();
    }

    /** Also if what keeps the pod and the Secret with its removal token go, as when the release is uninstalled. */
    @Test
    void finishesItsJobAndTakesNoOther() {
        var fleet = online();
        var pod = fleet.pod();
        fleet.give(pod, "long", "touch /tmp/began; sleep 60; echo done");
        fleet.give(pod, "second", "echo never");
        fleet.await("the job", () -> fleet.exec(pod, "runner", "ls /tmp").contains("began"));

        fleet.admin
                .apps()
                .deployments()
                .inNamespace(fleet.namespace)
                .withName(fleet.release)
                .delete();
        fleet.removeSecret();

        fleet.await(
                "the job's end",
                Duration.ofMinutes(2),
                () -> fleet.ended(pod, "long").isPresent());
        assertThat(fleet.ended(pod, "long").orElseThrow().result()).isEqualTo("Succeeded");
        fleet.await(pod + " to be gone", () -> fleet.gone(pod));
        assertThat(fleet.ended(pod, "second")).isEmpty();
        assertThat(fleet.runner(pod)).isEmpty();
    }

    @Test
    void endsAtOnceWhileItRegisters() {
        var fleet = waiting();
        var pod = fleet.pod();
        fleet.writeSecret(Map.of(
                "token", "ATOKENTHATGITHUBNEVERMADE", "expires-at", "2030-01-01T00:00:00Z", "url", RealFleet.URL));
        fleet.await("GitHub's refusal", () -> fleet.log(pod, "registrar").contains("404 (Not Found)"));

        fleet.scaleTo(0);

        fleet.await(pod + " to be gone", () -> fleet.gone(pod));
    }

    @ParameterizedTest
    @CsvSource({"runner", "registrar"})
    void goesOnAfterAKill(String container) {
        var fleet = online();
        var pod = fleet.pod();
        var id = fleet.runner(pod).orElseThrow().id();

        fleet.cluster.node.signal(fleet.status(pod, container).getContainerID(), "KILL");

        assertThat(awaitRestart(fleet, pod, container, 1).getExitCode()).isEqualTo(137);
        fleet.awaitOnline();
        assertThat(fleet.runner(pod).orElseThrow().id()).isEqualTo(id);
        assertThat(fleet.run(pod, "after", "echo works").output()).isEqualTo("works\n");
    }

    @Test
    void saysWhyTheListenerEnded() {
        var fleet = online();
        var pod = fleet.pod();
        var ends = Map.of(
                0, "GitHub's runner ended without a job and without being told to, with exit code 0.",
                1,
                        "GitHub's runner ended with exit code 1 (terminated). Its last line: An error occurred: it says why.",
                3, "GitHub's runner ended with exit code 3 to update itself: build the image with the newest runner.",
                4, "GitHub's runner ended with exit code 4 to update itself: build the image with the newest runner.",
                5,
                        "GitHub's runner ended with exit code 5 (session conflict): GitHub holds another session of this runner.",
                7,
                        "GitHub no longer serves version 2.338.0 of its runner (exit code 7): deploy an image with the newest runner.",
                42, "GitHub's runner ended with exit code 42, which has no known meaning.");
        int restarts = 0;
        for (var end : ends.entrySet()) {
            exitWith(fleet, pod, end.getKey());
            var terminated = awaitRestart(fleet, pod, "runner", ++restarts);
            assertThat(terminated.getExitCode()).isEqualTo(end.getKey() == 0 ? 1 : end.getKey());
            assertThat(terminated.getMessage().strip().lines().toList().getLast())
                    .startsWith("run: " + end.getValue());
            fleet.awaitOnline();
        }
        exitWith(fleet, pod, 2);
        fleet.await(
                "another try",
                () -> fleet.log(pod, "runner").contains("exit code 2 (retryable error); starting it again"));
        fleet.awaitOnline();
        assertThat(fleet.status(pod, "runner").getRestartCount()).isEqualTo(restarts);
    }

    /** The next listener, which starts when this one has run a job, ends with a code. */
    private static void exitWith(RealFleet fleet, String pod, int code) {
        fleet.cluster.github.world().sessions().exitWith(pod, code);
        fleet.run(pod, "before-" + code, "true");
    }
}

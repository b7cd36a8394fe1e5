package io.github.runneractions.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Runner pods of the chart with their real image on a real node: start, registrations, jobs. */
class RealNodeTest extends RealFleetTests {

    @Test
    void startsWhenTheSecretComes() {
        var fleet = waiting();
        var pod = fleet.pod();
        fleet.await("the event", () -> !fleet.events(pod, "FailedMount").isEmpty());
        assertThat(fleet.events(pod, "FailedMount").getFirst())
                .isEqualTo("MountVolume.SetUp failed for volume \"registration\" : secret \"" + fleet.secret
                        + "\" not found");

        fleet.writeTokens();

        assertThat(fleet.awaitOnline()).isEqualTo(pod);
        var job = fleet.run(pod, "hello", "id; cat /run/registration/token; ls /var/run/secrets; true");
        assertThat(job.result()).isEqualTo("Succeeded");
        assertThat(job.output())
                .contains("uid=10000")
                .contains("/run/registration/token: No such file")
                .contains("cannot access '/var/run/secrets': No such file");
    }

    @Test
    void replacesATokenThatGitHubRefuses() {
        var fleet = waiting();
        fleet.writeSecret(Map.of(
                "token", "ATOKENTHATGITHUBNEVERMADE", "expires-at", "2100-01-01T00:00:00Z", "url", RealFleet.URL));
        var pod = fleet.pod();
        fleet.await("GitHub's refusal", () -> fleet.log(pod, "registrar").contains("with 404 (Not Found)"));

        fleet.writeTokens();

        assertThat(fleet.awaitOnline()).isEqualTo(pod);
        assertThat(fleet.status(pod, "registrar").getRestartCount()).isZero();
        assertThat(fleet.log(pod, "registrar")).doesNotContain("ATOKENTHATGITHUBNEVERMADE");
    }

    @Test
    void takesNewTokensWhileItsRunnerIsOnline() {
        var fleet = waiting();
        var old = fleet.writeTokens();
        var pod = fleet.awaitOnline();
        var id = fleet.runner(pod).orElseThrow().id();

        var renewed = fleet.writeTokens();

        fleet.await(
                "the new token in the pod",
                () -> fleet.exec(pod, "registrar", "cat /run/registration/removal-token")
                        .equals(renewed.value()));
        fleet.cluster.github.world().tokens().revoke(old);
        assertThat(fleet.run(pod, "after", "echo works").output()).isEqualTo("works\n");
        assertThat(fleet.awaitOnline()).isEqualTo(pod);
        assertThat(fleet.runner(pod).orElseThrow().id()).isEqualTo(id);
        assertThat(fleet.status(pod, "registrar").getRestartCount()).isZero();
        assertThat(fleet.status(pod, "runner").getRestartCount()).isZero();

        fleet.scaleTo(0);

        fleet.await(pod + " to be gone", () -> fleet.gone(pod));
        assertThat(fleet.runner(pod)).isEmpty();
    }

    @Test
    void registersAgainWhenGitHubDropsTheRegistration() {
        var fleet = online();
        var pod = fleet.pod();
        var runner = fleet.runner(pod).orElseThrow();

        fleet.cluster.github.world().runners().delete(runner.scope(), runner.id());

        fleet.await("another registration", () -> fleet.runner(pod).isPresent());
        assertThat(fleet.awaitOnline()).isEqualTo(pod);
        assertThat(fleet.runner(pod).orElseThrow().id()).isNotEqualTo(runner.id());
        assertThat(fleet.status(pod, "runner").getRestartCount()).isZero();
        assertThat(fleet.log(pod, "runner")).contains("GitHub no longer knows the registration of this runner.");
    }

    @Test
    void passesNothingThatAJobPlantedOnToTheNext() {
        var fleet = online();
        var pod = fleet.pod();
        fleet.run(pod, "plants", """
                cd /runner && echo 'https_proxy=http://evil.test:1' >.env && echo 'exit 9' >bin/Runner.Worker
                mkdir -p /runner/_work/ro/d /home/runner/.ro && echo 'export EVIL=1' >/home/runner/.bashrc
                touch /tmp/.x /runner/_work/ro/d/f && chmod -R a-w /runner/_work/ro /home/runner/.ro
                """);
        fleet.killListener(pod);
        awaitRestart(fleet, pod, "runner", 1);
        fleet.awaitOnline();

        var next = fleet.run(pod, "looks", "env; ls -A /home/runner /tmp /runner/_work");

        assertThat(next.result()).isEqualTo("Succeeded");
        assertThat(next.output()).doesNotContain("evil", "EVIL", ".ro", ".bashrc", ".x", "ro\n");
    }

    @Test
    void goesOnWhenAJobFillsWhatItCan() {
        var fleet = online();
        var pod = fleet.pod();

        var job = fleet.run(pod, "fills", "head -c 4M /dev/zero >/run/runner/fills || echo \"full: $?\"");

        assertThat(job.output()).contains("No space left on device").contains("full: 1");
        assertThat(fleet.run(pod, "after", "ls /run/runner").output()).doesNotContain("fills");
        assertThat(fleet.awaitOnline()).isEqualTo(pod);
        assertThat(fleet.status(pod, "runner").getRestartCount()).isZero();
    }

    @Test
    void isReplacedWhenAJobExceedsTheVolume() {
        var fleet = online("emptyDir.tmp.sizeLimit=8Mi");
        var pod = fleet.pod();

        fleet.give(pod, "exceeds", "head -c 32M /dev/zero >/tmp/exceeds; sleep 600");

        fleet.await(
                "the eviction",
                () -> "Evicted".equals(fleet.read(pod).getStatus().getReason()));
        assertThat(fleet.read(pod).getStatus().getMessage()).contains("\"tmp\"").contains("8Mi");
        fleet.await("another pod", () -> !fleet.pod().equals(pod));
        assertThat(fleet.awaitOnline()).isNotEqualTo(pod);
    }

    @Test
    void replacesPodsOneByOneWhenLabelsChange() {
        var fleet = online();
        var pod = fleet.pod();

        fleet.upgrade("runner.labels[0]=gpu");

        fleet.await("the pod's successor", () -> {
            assertThat(fleet.readyPods()).isNotZero();
            return fleet.gone(pod);
        });
        var successor = fleet.awaitOnline();
        assertThat(fleet.runner(successor).orElseThrow().labels()).contains("gpu");
        assertThat(fleet.runner(pod)).isEmpty();
    }
}

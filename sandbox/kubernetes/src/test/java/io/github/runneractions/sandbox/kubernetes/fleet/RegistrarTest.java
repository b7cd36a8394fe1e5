package io.github.runneractions.sandbox.kubernetes.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a pod waits for before its runner starts. */
@Tag("real")
class RegistrarTest extends WithRelease {
    private static final String STARTUP = "spec.initContainers{registrar}: Startup probe failed: ";

    @Test
    void waitsForItsSecret() {
        try (var _ = release.helm()) {
            release.await(
                    "a reason",
                    () -> release.warnings("FailedMount")
                            .contains(
                                    "MountVolume.SetUp failed for volume \"registration\" : secret \"r1-registration\" not found"));
            assertThat(release.fleet().failures().values()).allMatch(why -> why.contains("not found"));

            release.writeSecret(Map.of("expires-at", "2030-01-01T00:00:00Z"));
            release.await(
                    "another reason",
                    () -> release.warnings("Unhealthy")
                            .contains("the Secret r1-registration has no entry 'token': run the deployment again"));
            release.writeTokens();

            release.await("two runners online", () -> release.online().size() == 2);
            release.await("ready pods", () -> release.pods().stream().allMatch(Release::ready));
            assertThat(release.fleet().failures()).isEmpty();
        }
    }

    @Test
    void waitsForAnotherTokenThanAnExpiredOne() {
        release.writeTokens();
        // GitHub's and the nodes' clock.
        release.sandbox.world().clock().skew(Duration.ofHours(2));

        try (var _ = release.helm()) {
            release.await(
                    "a reason",
                    () -> release.warnings("Unhealthy").contains(STARTUP + "the registration token expired at "));
            assertThat(release.pods()).allSatisfy(RegistrarTest::isInitialising);
            assertThat(release.sandbox.exchanges()).isEmpty();

            release.writeTokens();

            release.await("two runners online", () -> release.online().size() == 2);
        }
    }

    @Test
    void waitsForAnotherTokenThanOneThatGitHubRefuses() {
        release.writeSecret(Map.of("token", "AWRONGTOKEN", "expires-at", "2030-01-01T00:00:00Z"));

        try (var _ = release.helm()) {
            release.await("two failures", () -> release.fleet().failures().size() == 2);
            release.await(
                    "a reason",
                    () -> release.warnings("Unhealthy")
                            .contains(
                                    STARTUP
                                            + "GitHub responded to the registration at https://github.com/acme/widgets with 404"));
            assertThat(release.sandbox.world().runners().of(Release.PLACE)).isEmpty();

            release.writeTokens();

            release.await("two runners online", () -> release.online().size() == 2);
            assertThat(release.fleet().failures()).isEmpty();
        }
    }

    @Test
    void registersOnceBeforeTheRunnerWhereThereAreNoSidecars() {
        release.writeSecret(Map.of("token", "AWRONGTOKEN", "expires-at", "2030-01-01T00:00:00Z"));
        release.applyForOlderKubernetes();
        release.await(
                "the pods to end with a reason",
                () -> release.pods().size() == 2
                        && release.pods().stream()
                                .allMatch(pod -> lastWords(pod)
                                        .startsWith("registrar: GitHub responded to the registration at")));
        release.writeTokens();
        release.await("two runners online", () -> release.online().size() == 2);
        String deleted = release.podNames().getFirst();
        String dropped = release.podNames().getLast();

        release.delete(deleted);
        release.await("nobody to remove its runner", () -> release.gone(deleted));
        // Its successor is registered, and not online yet, or is.
        assertThat(release.offline()).contains(deleted);
        var runners = release.sandbox.world().runners();
        runners.delete(
                Release.PLACE,
                runners.find(Release.PLACE, dropped).orElseThrow().id());

        release.await(
                "nobody to register it again",
                () -> release.pods().stream()
                        .filter(pod -> pod.getMetadata().getName().equals(dropped))
                        .flatMap(pod -> pod.getStatus().getContainerStatuses().stream())
                        .anyMatch(status -> status.getState().getWaiting() != null
                                && status.getLastState()
                                        .getTerminated()
                                        .getMessage()
                                        .contains("delete this pod")));
    }

    private static void isInitialising(Pod pod) {
        assertThat(pod.getStatus().getPhase()).isEqualTo("Pending");
        assertThat(Release.registrar(pod).getStarted()).isFalse();
        assertThat(Release.registrar(pod).getState().getRunning()).isNotNull();
        assertThat(Release.ready(pod)).isFalse();
    }

    private static String lastWords(Pod pod) {
        return Release.registrar(pod).getLastState().getTerminated().getMessage();
    }
}

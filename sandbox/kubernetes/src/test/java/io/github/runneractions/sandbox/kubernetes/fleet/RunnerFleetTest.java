package io.github.runneractions.sandbox.kubernetes.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodBuilder;
import io.github.runneractions.sandbox.github.model.RegisteredRunner;
import io.github.runneractions.sandbox.kubernetes.PodFate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of a runner and its pod, with the runner chart, the real Helm and a tenant's token. */
@Tag("real")
class RunnerFleetTest extends WithRelease {

    @Test
    void setsTheRunnersOfAReleaseOnline() {
        release.writeTokens();

        release.deploy("runner.labels={blue,big}");

        assertThat(release.sandbox.world().runners().of(Release.PLACE))
                .extracting(RegisteredRunner::labels)
                .allSatisfy(labels -> assertThat(labels.toString()).contains("self-hosted", "blue", "big"));
        assertThat(release.fleet().failures()).isEmpty();
        assertThat(release.pods()).allSatisfy(pod -> {
            assertThat(Release.registrar(pod).getStarted()).isTrue();
            assertThat(Release.registrar(pod).getState().getRunning()).isNotNull();
        });
        assertThat(release.warnings("Unhealthy")).isEqualTo("[]");
    }

    @Test
    void removesTheRunnerOfADeletedPodFromGitHub() {
        release.writeTokens();
        release.deploy();
        String victim = release.online().getFirst();

        release.delete(victim);

        release.await("its end", () -> release.gone(victim));
        assertThat(release.sandbox.world().runners().find(Release.PLACE, victim))
                .isEmpty();
        release.await("its successor online", () -> release.online().size() == 2);
    }

    @Test
    void leavesTheRunnerWithoutARemovalTokenOffline() {
        release.writeToken();
        release.deploy();
        String victim = release.online().getFirst();

        release.delete(victim);

        release.await("its end", () -> release.gone(victim));
        // The pod that takes its place is offline, too, until it has registered.
        release.await("it alone offline", () -> release.offline().equals(List.of(victim)));
    }

    @Test
    void leavesTheRunnerOfAKilledPodOffline() {
        release.writeTokens();
        release.deploy();
        String victim = release.online().getFirst();

        release.admin
                .pods()
                .inNamespace(release.namespace)
                .withName(victim)
                .withGracePeriod(0)
                .delete();

        release.await("it offline", () -> release.offline().contains(victim));
    }

    @Test
    void keepsADeletedPodUntilItsJobEnds() {
        release.writeTokens();
        release.deploy();
        String busy = release.online().getFirst();
        release.sandbox.world().startJob(busy);

        release.delete(busy);
        release.await("its successor online", () -> release.online().size() == 3);
        assertThat(release.gone(busy)).isFalse();
        release.sandbox.world().finishJob(busy);

        release.await("its end", () -> release.gone(busy));
        assertThat(release.sandbox.world().runners().find(Release.PLACE, busy)).isEmpty();
    }

    @Test
    void killsADeletedPodWithAJobWhenItsGracePeriodEnds() {
        release.writeTokens();
        release.deploy();
        String busy = release.online().getFirst();
        release.sandbox.world().startJob(busy);

        release.delete(busy, Duration.ofSeconds(1));

        release.await("its end", () -> release.gone(busy));
        release.await("it offline", () -> release.offline().contains(busy));
        assertThat(release.sandbox.world().runners().find(Release.PLACE, busy))
                .hasValueSatisfying(runner -> assertThat(runner.load()).isEqualTo(RegisteredRunner.Load.BUSY));
    }

    @Test
    void registersAgainWhatGitHubHasDropped() {
        release.writeTokens();
        release.deploy();
        var before = release.podNames();

        drop(before.getFirst());

        release.await("it online again", () -> release.online().equals(before));
        assertThat(release.podNames()).isEqualTo(before);
        assertThat(release.pods()).allMatch(Release::ready);
    }

    @Test
    void isNotReadyWhileADroppedRunnerCannotBeRegistered() {
        release.writeTokens();
        release.deploy();
        String dropped = release.podNames().getFirst();
        release.writeSecret(Map.of("token", "AWRONGTOKEN", "expires-at", "2030-01-01T00:00:00Z"));

        drop(dropped);

        release.await("a pod that is not ready", () -> !release.pods().stream().allMatch(Release::ready));
        release.await(
                "the reason",
                () -> release.warnings("Unhealthy")
                        .equals(
                                "[spec.containers{runner}: Readiness probe failed: not ready: waiting for the registrar\n]"));
        release.await(
                "what it waits for",
                () -> release.fleet().failures().getOrDefault(dropped, "").contains("with 404 (Not Found)"));
        assertThat(release.pods()).allMatch(pod -> Release.registrar(pod).getStarted());

        release.writeTokens();
        release.await("it online", () -> release.online().size() == 2);
        release.await("it ready", () -> release.pods().stream().allMatch(Release::ready));
    }

    @Test
    void letsAFateDecideToo() {
        release.writeTokens();
        try (var _ = release.helm(
                "podAnnotations.%s=%s".formatted(PodFate.KEY.replace(".", "\\."), PodFate.UNREADY.value()))) {
            release.await("an unready pod", () -> release.warnings("Unhealthy").contains("exited with 1"));
            assertThat(release.pods()).noneMatch(Release::ready);
        }
    }

    @Test
    void leavesOtherPodsAlone() {
        var other = new PodBuilder()
                .withNewMetadata()
                .withName("other")
                .withNamespace(release.namespace)
                .addToLabels("app.kubernetes.io/component", "cleanup")
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("other")
                .withImage("example.com/other")
                .endContainer()
                .endSpec()
                .build();

        assertThat(release.admin.resource(other).dryRun().create().getMetadata().getAnnotations())
                .doesNotContainKeys(PodFate.INIT, PodFate.MAIN, PodFate.END);
    }

    private void drop(String name) {
        var runners = release.sandbox.world().runners();
        runners.delete(
                Release.PLACE, runners.find(Release.PLACE, name).orElseThrow().id());
    }
}

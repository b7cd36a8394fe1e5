package io.github.runneractions.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.github.model.RegisteredRunner;
import io.github.runneractions.testkit.scenario.SecretForms;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A release of the chart with the app's key: broker, cleanup and the chart's test are the images that are released. */
@Tag("real")
@ExtendWith(NeedsRealNode.class)
@ResourceLock(value = RealCluster.CLOCK)
class RealBrokerTest {

    @Test
    void keepsAFleetAliveWithoutAPipeline() {
        try (var fleet = RealFleet.deployWithApp("cleanup.offlineFor=1s")) {
            // The first pods do not wait for the clock.
            var first = fleet.awaitOnline();

            assertThat(fleet.test()).contains("Phase:          Succeeded");

            // Nobody has renewed the token for fifty minutes.
            fleet.cluster.github.world().clock().skew(Duration.ofMinutes(50));
            fleet.replace(first);
            fleet.await(
                    "the pod's successor",
                    () -> fleet.gone(first) && !fleet.pod().equals(first));
            var second = fleet.awaitOnline();
            assertThat(fleet.runner(first)).isEmpty();

            // Now GitHub no longer takes it: pods wait until the broker comes back.
            fleet.cluster.github.world().clock().skew(Duration.ofHours(2));
            fleet.kill(second);
            fleet.await("another pod", () -> !fleet.pod().equals(second));
            var third = fleet.pod();
            fleet.await("GitHub's refusal", () -> fleet.log(third, "registrar").contains("with 404 (Not Found)"));
            fleet.cluster.github.world().clock().skew(Duration.ZERO);
            fleet.removeSecret();
            var broker = fleet.runNow("broker");
            assertThat(fleet.awaitOnline()).isEqualTo(third);

            // Nobody could remove the runner of a pod that was lost with its node.
            var lost = third.replaceFirst("-[^-]*$", "-zzzzz");
            fleet.cluster
                    .github
                    .world()
                    .addRunner(RegisteredRunner.of(
                            RealCluster.REPOSITORY, lost, RegisteredRunner.Status.OFFLINE, "self-hosted"));
            var cleanup = fleet.runNow("cleanup");
            assertThat(fleet.runner(lost)).isEmpty();
            assertThat(fleet.online(third)).isTrue();

            var places = fleet.objects();
            assertThat(places.keySet()).anyMatch(place -> place.startsWith("Secret sh.helm.release."));
            places.put("log of the broker", broker);
            places.put("log of the cleanup", cleanup);
            places.put("log of the registrar", fleet.log(third, "registrar"));
            places.put("log of the runner", fleet.log(third, "runner"));
            assertThat(broker).isNotEmpty();
            assertThat(cleanup).isNotEmpty();
            assertThat(leaks(fleet, places)).isEmpty();
        }
    }

    /** The places with a secret in any form. */
    private static List<String> leaks(RealFleet fleet, Map<String, String> places) {
        var forms = Stream.concat(fleet.cluster.github.secrets().stream(), Stream.of(fleet.cluster.key.privatePem()))
                .flatMap(SecretForms::of)
                .collect(Collectors.toSet());
        assertThat(forms).isNotEmpty();
        return places.entrySet().stream()
                .filter(place -> forms.stream().anyMatch(place.getValue()::contains))
                .map(Map.Entry::getKey)
                .toList();
    }
}

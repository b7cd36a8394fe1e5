package io.github.runneractions.demo.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.TenantRights;
import io.github.runneractions.sandbox.process.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A fleet with broker and cleanup needs no pipeline to live on. */
@Tag("real")
@ResourceLock("the cluster with disruptions")
class FleetLifeTest {
    private static final int RUNNERS = 4;
    private static final int HUNDREDS = 200;
    private static final List<String> ALL = List.of("get", "list", "watch", "create", "update", "patch", "delete");

    private final ControlPlane plane = Disruptions.cluster();
    private final Disruptions disruptions = new Disruptions(plane);

    private Team team;
    private AppFleet fleet;

    @BeforeEach
    void start(@TempDir Path folder) {
        var rights = Stream.concat(
                        TenantRights.usual().stream(),
                        Stream.of(
                                TenantRights.rule("rbac.authorization.k8s.io", ALL, "roles", "rolebindings"),
                                // What a Role of the chart grants, its deployer must have.
                                TenantRights.rule("", List.of("create", "patch"), "events")))
                .toList();
        team = new Team(plane, rights, folder);
        fleet = new AppFleet(plane, team);
    }

    @AfterEach
    void close() {
        fleet.close();
        team.close();
    }

    @Test
    void survivesUpgradeAndRollback() {
        install(RUNNERS);
        var first = team.pods();

        var upgrade = fleet.deploy(RUNNERS, "runner: {labels: [blue]}");
        assertThat(upgrade.exitCode()).as(upgrade.output()).isZero();
        fleet.isWell(RUNNERS);
        var second = team.pods();
        assertThat(second).doesNotContainAnyElementsOf(first);

        var failed = fleet.deploy(RUNNERS, Team.lostImage());
        assertThat(failed.output()).contains("Helm has rolled back to revision 2.");
        fleet.isWell(RUNNERS);
        assertThat(team.pods()).isEqualTo(second);
    }

    @Test
    void survivesWhatHappensInTwoHours() {
        install(RUNNERS);

        // Nobody notices that the broker is away for 50 minutes.
        team.later(Duration.ofMinutes(50));
        team.deletePod(team.pods().getFirst());
        fleet.isWell(RUNNERS);

        // A minute after the token's end a new pod waits; the broker comes back.
        team.later(Duration.ofMinutes(61));
        var deleted = team.pods().getFirst();
        team.deletePod(deleted);
        Await.until(
                "a pod that waits",
                () -> team.failures().values().stream().anyMatch(why -> why.contains("token expired")),
                Team.LIMIT);
        assertThat(team.offline()).containsExactly(deleted);
        var renewal = fleet.renew();
        assertThat(renewal.exitCode()).as(renewal.output()).isZero();
        fleet.isWell(RUNNERS);

        // The token that the fleet was installed with ended long ago.
        team.later(Duration.ofMinutes(118));
        assertThat(fleet.renew().succeeded()).isTrue();
        var last = team.pods().getFirst();
        team.deletePod(last);
        // With the removal token that the broker has renewed. The pod in its place is offline, too, until it has
        // registered.
        assertThat(team.offline()).doesNotContain(last);
        fleet.isWell(RUNNERS);
    }

    @Test
    void survivesAnotherKey() {
        install(RUNNERS);
        team.later(Duration.ofMinutes(10));

        fleet.replaceKey();
        var refused = fleet.renew();
        assertThat(refused.exitCode()).as(refused.output()).isEqualTo(1);
        assertThat(refused.output()).containsPattern("(?i)private.key");
        fleet.writeKey();
        assertThat(fleet.renew().succeeded()).isTrue();

        team.deletePod(team.pods().getFirst());
        fleet.isWell(RUNNERS);
    }

    @Test
    void survivesADrainOfItsNodeAndARestartOfTheApiServer() {
        install(RUNNERS);
        disruptions.drain(team, RUNNERS);
        fleet.isWell(RUNNERS);

        disruptions.restartApiServer();
        team.deletePod(team.pods().getFirst());
        fleet.isWell(RUNNERS);
    }

    /** Takes the API server minutes. */
    @Test
    @Tag("long")
    void survivesTheSuddenEndOfHundreds() {
        install(HUNDREDS);
        var killed = team.pods().subList(0, HUNDREDS / 2);

        killed.forEach(name -> team.admin
                .pods()
                .inNamespace(team.tenant.namespace())
                .withName(name)
                .withGracePeriod(0)
                .delete());

        team.awaitOnline(HUNDREDS);
        assertThat(team.offline()).containsExactlyElementsOf(killed);
        fleet.isWell(HUNDREDS);
    }

    private void install(int runners) {
        var install = fleet.deploy(runners, "");
        assertThat(install.exitCode()).as(install.output()).isZero();
        assertThat(install.output()).contains(runners + " of " + runners + " runners online at GitHub");
        fleet.isWell(runners);
    }
}

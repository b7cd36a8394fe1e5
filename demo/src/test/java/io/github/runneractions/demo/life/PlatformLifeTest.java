package io.github.runneractions.demo.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.demo.life.Programs.Run;
import io.github.runneractions.sandbox.github.model.RunnerToken;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.PlatformRights;
import io.github.runneractions.sandbox.process.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Where the team's account may make neither Roles nor ServiceAccounts, the pipeline keeps the fleet alive. */
@Tag("real")
@ResourceLock("the cluster with disruptions")
class PlatformLifeTest {
    private static final int RUNNERS = 4;

    private final ControlPlane plane = Disruptions.cluster();
    private final Disruptions disruptions = new Disruptions(plane);

    @TempDir
    private Path folder;

    private Team team;

    @BeforeEach
    void start() {
        team = new Team(plane, PlatformRights.usual(), folder);
    }

    @AfterEach
    void close() {
        team.close();
    }

    @Test
    void saysWhatTheAccountMayNotDoBeforeItChangesAnything() {
        try (var bare = new Team(plane, PlatformRights.usual(), folder)) {
            var broker = deploy(bare, "app: {secretName: app}\ngithub: {url: '%s'}".formatted(bare.url()));
            assertThat(beforeDeploying(broker)).contains("roles", "rolebindings", "serviceaccounts");
            var account = deploy(bare, "serviceAccount: {create: true}");
            assertThat(beforeDeploying(account)).contains("serviceaccounts");

            assertThat(bare.admin
                            .secrets()
                            .inNamespace(bare.tenant.namespace())
                            .list()
                            .getItems())
                    .isEmpty();
            assertThat(bare.pods()).isEmpty();
        }
    }

    @Test
    void livesOnWithEachRunOfThePipeline() {
        assertThat(deploy(team, "").output()).contains("4 of 4 runners online at GitHub");
        isWell();
        assertThat(deploy(team, "runner: {labels: [blue]}").succeeded()).isTrue();
        isWell();
        var failed = deploy(team, Team.lostImage());
        assertThat(failed.output()).contains("Helm has rolled back to revision 2.");
        isWell();

        disruptions.drain(team, RUNNERS);
        isWell();
        disruptions.restartApiServer();
        team.deletePod(team.pods().getFirst());
        isWell();

        // No broker renews the token.
        team.later(Duration.ofMinutes(118));
        team.deletePod(team.pods().getFirst());
        Await.until(
                "a pod that says what to do",
                () -> team.failures().values().stream().anyMatch(why -> why.contains("run the deployment again")),
                Team.LIMIT);
        assertThat(deploy(team, "runner: {labels: [blue]}").succeeded()).isTrue();
        isWell();
    }

    /** As the example workflow does, with a fresh token each time. */
    private static Run deploy(Team team, String values) {
        var token = team.github.world().tokens().mint(RunnerToken.Kind.REGISTRATION, Team.PLACE);
        team.keepSecret(token.value());
        return team.deploy(Map.of(
                "registration-token",
                token.value(),
                "registration-token-expires-at",
                token.expiresAt().toString(),
                "timeout",
                Team.timeout(values),
                "values",
                """
                replicaCount: %d
                maxSurge: 100%%
                %s
                %s
                """.formatted(
                        RUNNERS, values.contains("serviceAccount") ? "" : "serviceAccount: {create: false}", values)));
    }

    private void isWell() {
        team.awaitOnline(RUNNERS);
        var cleanup =
                team.run("runner-cleanup-action", new HashMap<>(Map.of("offline-for", "1s", "max-delete", "100%")));
        assertThat(cleanup.exitCode()).as(cleanup.output()).isZero();
        assertThat(team.offline()).isEmpty();
        assertThat(team.online()).hasSize(RUNNERS);
        team.assertNoLeaks("demo-registration");
    }

    private static String beforeDeploying(Run run) {
        return run.output().replaceFirst("(?s)Deploying release.*", "");
    }
}

package io.github.runneractions.registrationtoken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.SandboxOptions;
import io.github.runneractions.sandbox.github.SettableClock;
import io.github.runneractions.sandbox.github.fault.Fault;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.EmptyRelease;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import io.github.runneractions.sandbox.kubernetes.TenantRights;
import io.github.runneractions.toolkit.TestRun;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the Events of a release's Deployment tell of its token, by a real control plane. */
@Tag("real")
class TokenEventsTest {
    private static final ControlPlane PLANE = ControlPlane.shared();
    private static final String PERSON = "ghp_0123456789abcdefghijklmnopqrstuvwxyz";
    private static final String MINT = "POST /repos/acme/widgets/actions/runners/registration-token";

    private final String namespace = PLANE.freshNamespace("token");
    private final EmptyRelease release = new EmptyRelease(PLANE, namespace);
    private final SettableClock time = new SettableClock();
    private final GitHubSandbox sandbox =
            GitHubSandbox.start(SandboxOptions.defaults().withClock(time));

    @BeforeEach
    void prepare() {
        sandbox.world().addRepository("acme/widgets");
        sandbox.world().addPersonalToken(PERSON, "octocat", Set.of("repo"));
        release.create();
    }

    @AfterEach
    void stop() {
        sandbox.close();
        PLANE.admin().namespaces().withName(namespace).delete();
    }

    @Test
    void tellEachRenewalInOneEvent() {
        var tenant = PLANE.tenant(namespace, TenantRights.withEvents());
        renew(tenant);
        var kept = renew(tenant);
        time.advance(Duration.ofMinutes(40));
        renew(tenant);

        assertThat(kept.lines).anyMatch(line -> line.endsWith("nothing to renew"));
        assertThat(events())
                .containsExactly(
                        "Deployment demo Normal RunnerTokenRenewed x2 The token in the Secret demo-registration is valid until "
                                + time.instant().plus(Duration.ofHours(1)));
    }

    @Test
    void tellWhyItFailsWithoutASecret() {
        var tenant = PLANE.tenant(namespace, TenantRights.withEvents());
        sandbox.faults()
                .forever(
                        MINT,
                        Fault.status(403)
                                .body("{\"message\": \"Not with " + PERSON + " or ghs_" + "a".repeat(36) + "\"}"));
        for (int run = 0; run < 6; run++) {
            assertThatThrownBy(() -> renew(tenant)).isInstanceOf(Rejected.class);
            time.advance(Duration.ofMinutes(10));
        }

        assertThat(events())
                .singleElement()
                .asString()
                .startsWith(
                        "Deployment demo Warning RunnerTokenRenewalFailed x6 Tried to create a registration token for"
                                + " acme/widgets, but ")
                .contains("Not with *** or ***")
                .doesNotContain("ghp_", "ghs_");
    }

    @Test
    void areNotNeeded() {
        var run = renew(PLANE.tenant(namespace, TenantRights.usual()));

        assertThat(events()).isEmpty();
        assertThat(run.lines)
                .filteredOn(line -> line.contains("Events"))
                .singleElement()
                .asString()
                .contains("cannot patch resource \"events\"", "A Role for them has `create` and `patch` on `events`");
        assertThat(run.lines).contains("Secret demo-registration in namespace " + namespace + " created");
    }

    @Test
    void areNotWrittenWithoutARelease() {
        var run = run(PLANE.tenant(namespace, TenantRights.usual()), Map.of());

        assertThat(run.lines).noneMatch(line -> line.contains("Events"));
    }

    private TestRun renew(TenantNamespace tenant) {
        return run(tenant, Map.of("INPUT_RELEASE", "demo"));
    }

    private TestRun run(TenantNamespace tenant, Map<String, String> more) {
        var variables = new HashMap<>(more);
        variables.putAll(Map.of(
                "INPUT_TOKEN", PERSON,
                "INPUT_REPOSITORY", "acme/widgets",
                "INPUT_KUBERNETES_SECRET", namespace + "/demo-registration",
                "INPUT_KUBE_SERVER", tenant.server().toString(),
                "INPUT_KUBE_CA", tenant.caPem(),
                "INPUT_KUBE_TOKEN", tenant.token(),
                "INPUT_GITHUB_API_URL", sandbox.url().toString()));
        var run = new TestRun(variables);
        run.time.advance(Duration.between(SettableClock.START, time.instant()));
        var action = new RegistrationTokenAction();
        action.execute(action.read(run.inputs()), run.context);
        return run;
    }

    private List<String> events() {
        return release.events(event -> event.getReason().startsWith("RunnerToken"));
    }
}

package io.github.runneractions.deploy.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Charts in a registry that asks for a login, whose certificate is from an authority of its own. */
@Tag("real")
@ExtendWith(NeedsRegistry.class)
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RegistryTest extends FetchedCharts {
    private static ChartRegistry registry;
    private static String digest;

    @BeforeAll
    static void start() {
        registry = ChartRegistry.start();
        digest = registry.push(SIGNED.resolve("signed-1.2.3.tgz"));
    }

    @AfterAll
    static void stop() {
        registry.close();
    }

    @BeforeEach
    void trust() {
        authorities = registry.authorityPem();
        workspace.close();
        workspace = workspace();
    }

    @Test
    void logsInWithoutAnArgument() {
        var chart = fetch(LIMIT, with(in("charts/signed"), login()));

        assertThat(rendered(chart)).contains("kind: ConfigMap");
        assertThat(commands).isNotEmpty().noneMatch(text -> text.contains(ChartRegistry.PASSWORD));
        assertThat(log).containsExactly("Fetched the chart " + registry.url("charts/signed"));
    }

    @Test
    void fetchesWhatADigestNames() {
        assertThat(rendered(fetch(LIMIT, with(in("charts/signed@" + digest), login()))))
                .contains("kind: ConfigMap");
        assertThat(rendered(fetchAgain(with(in("charts/signed:1.2.3@" + digest), login()))))
                .contains("kind: ConfigMap");
    }

    @Test
    void refusesADigestThatTheRegistryDoesNotHave() {
        assertFailure(with(in("charts/signed@sha256:" + "0".repeat(64)), login()), HelmCauses.NOT_FETCHED, "not found");
    }

    @Test
    void stampsAVersion() {
        assertThat(fetch(LIMIT, with(in("charts/signed"), with(login(), Map.of("version", "2.0.0"))))
                        .resolve("Chart.yaml"))
                .content()
                .contains("\"version\":\"2.0.0\"");
    }

    @Test
    void saysWhatTheRegistrySaysOfALogin() {
        assertFailure(
                with(in("charts/signed"), Map.of("registry-username", "alice", "registry-password", "wr0ng-passw0rd")),
                HelmCauses.NOT_FETCHED,
                "401: unauthorized: authentication required");
        assertFailure(
                with(
                        in("charts/signed"),
                        Map.of("registry-username", "mallory", "registry-password", ChartRegistry.PASSWORD)),
                HelmCauses.NOT_FETCHED,
                "Check `registry-username` and `registry-password`");
        assertFailure(in("charts/signed"), HelmCauses.NOT_FETCHED, "Set `registry-username` and `registry-password`");
    }

    @Test
    void saysWhatIsNotThere() {
        assertFailure(
                with(in("charts/lost"), login()), HelmCauses.NOT_FETCHED, "repository name not known to registry");
        assertFailure(
                with(in("charts/signed"), with(login(), Map.of("chart-version", "9.0.0"))),
                HelmCauses.NOT_FETCHED,
                "9.0.0");
        assertFailure(with(in("charts/signed:9.0.0"), login()), HelmCauses.NOT_FETCHED, "9.0.0");
        assertFailure(
                with(in("charts/signed"), with(login(), Map.of("chart-version", "^9"))), HelmCauses.NOT_FETCHED, "^9");
    }

    @Test
    void trustsNoAuthorityThatIsNotGiven() {
        authorities = "";
        workspace.close();
        workspace = workspace();

        assertFailure(with(in("charts/signed"), login()), HelmCauses.NOT_FETCHED, "set `ca-certificates`");
    }

    @Test
    void keepsTheLoginInAFileOfTheStep() {
        fetch(LIMIT, with(in("charts/signed"), login()));

        var file = workspace.workingFolder().resolveSibling("config/registry/config.json");
        assertThat(file).exists();
        workspace.close();
        assertThat(Files.exists(file)).isFalse();
    }

    private Path fetchAgain(Map<String, String> inputs) {
        workspace.close();
        workspace = workspace();
        return fetch(LIMIT, inputs);
    }

    private static Map<String, String> in(String path) {
        return Map.of("chart", registry.url(path));
    }

    private static Map<String, String> login() {
        return Map.of("registry-username", ChartRegistry.USER, "registry-password", ChartRegistry.PASSWORD);
    }
}

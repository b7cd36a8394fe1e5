package io.github.runneractions.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.runneractions.sandbox.github.model.TokenFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A world from YAML. */
class StateFileTest {

    private static final String STATE = """
            clock-skew: -5m
            token-format: classic
            rate-limit: {limit: 100, window: 60s}
            apps:
              - {id: 12345, client-id: Iv23liAcmeDeployer, slug: acme-deployer, name: Acme, owner: acme, public-key: app.pub.pem}
            organizations: [acme, globex]
            enterprises: [initech]
            users: [octocat]
            repositories: [acme/widgets, {name: acme/closed, self-hosted-runners: disabled, formerly: acme/open}]
            installations:
              - {id: 42, app: 12345, account: acme, repositories: [acme/widgets, acme/closed],
                 permissions: {administration: write, metadata: read}}
              - {id: 43, app: 12345, account: globex, repositories: all, suspended: true}
            runners:
              - {scope: acme/widgets, name: old-1, status: offline, busy: true, labels: [self-hosted, blue], os: osx}
              - {scope: acme, name-prefix: dead-, count: 42}
            groups: [{name: any}, {name: gpu, repositories: [acme/widgets]}]
            versions:
              - {version: 2.336.0, registration-ends: -1d, runtime-ends: "2026-11-05T15:30:55Z"}
            faults:
              - {on: GET /users/*, status: 503, body: html, after: 1}
              - {on: GET /orgs/*, drop: true, times: forever}
              - {on: DELETE /*, status: 403, headers: {retry-after: "1"}, body: {message: wait}, times: 2}
            tokens:
              - {token: ghp_octocat, user: octocat, scopes: [repo, admin:org]}
              - {token: ghs_made_before, installation: 42, permissions: {administration: read}}
              - {token: ghs_gone, installation: 42, expired: true}
            """;

    private static final AppKey KEY = AppKey.generate();

    @TempDir
    Path folder;

    private final GitHubSandbox sandbox = GitHubSandbox.start();
    private final Client client = new Client(sandbox);

    @BeforeEach
    void writeKey() throws IOException {
        Files.writeString(
                folder.resolve("app.pub.pem"),
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder().encodeToString(KEY.publicKey().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void makesTheWorldItDescribes() throws IOException {
        load(STATE);
        String jwt = "Bearer " + KEY.jwt(12345, sandbox.world().clock().now());

        Client.Reply minted = client.post("/app/installations/42/access_tokens", jwt, "");
        Client.Reply runner = client.get("/repos/acme/widgets/actions/runners/1", "token " + minted.text("/token"));

        assertThat(minted.text("/token")).matches("ghs_[A-Za-z0-9]{36}");
        assertThat(minted.header("x-ratelimit-limit")).isEqualTo("100");
        assertThat(client.post("/app/installations/43/access_tokens", jwt, "").status())
                .isEqualTo(403);
        assertThat(runner.text("/os")).isEqualTo("osx");
        assertThat(runner.json().path("busy").asBoolean()).isTrue();
        assertThat(runner.text("/labels/1/name")).isEqualTo("blue");
        assertThat(client.get("/repos/acme/open/installation", jwt).status()).isEqualTo(301);
        assertThat(client.get("/enterprises/initech/installation", jwt).status())
                .isEqualTo(404);
    }

    @Test
    void knowsTokensFromTheStart() throws IOException {
        load(STATE);

        assertThat(client.get("/orgs/acme/actions/runners", "token ghp_octocat").text("/total_count"))
                .isEqualTo("42");
        assertThat(client.get("/repos/acme/widgets/actions/runners", "token ghs_made_before")
                        .status())
                .isEqualTo(200);
        assertThat(client.post("/repos/acme/widgets/actions/runners/remove-token", "token ghs_made_before", "")
                        .status())
                .isEqualTo(403);
        assertThat(client.post("/repos/acme/closed/actions/runners/remove-token", "token ghp_octocat", "")
                        .message())
                .isEmpty();
        assertThat(client.get("/repos/acme/widgets/actions/runners", "token ghs_gone")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void knowsGroupsAndVersions() throws IOException {
        load(STATE);
        String groups = "/orgs/acme/actions/runner-groups?visible_to_repository=";

        Client.Reply version = client.get("/orgs/acme/actions/runners/deprecations/2.336.0", "token ghp_octocat");

        assertThat(client.get(groups + "widgets", "token ghp_octocat").text("/total_count"))
                .isEqualTo("3");
        assertThat(client.get(groups + "closed", "token ghp_octocat").text("/total_count"))
                .isEqualTo("2");
        assertThat(Instant.parse(version.text("/registration_deprecates_at")))
                .isBefore(Instant.now().minus(Duration.ofHours(23)));
        assertThat(version.text("/runtime_deprecates_at")).isEqualTo("2026-11-05T15:30:55Z");
    }

    @Test
    void createsTheFaultsItDescribes() throws IOException {
        load(STATE);

        assertThat(client.get("/users/octocat", "").status()).isEqualTo(200);
        assertThat(client.get("/users/octocat", "").response().body()).contains("<html>");
        assertThat(client.get("/users/octocat", "").status()).isEqualTo(200);
        Client.Reply told = client.delete("/anything", "");
        assertThat(told.header("retry-after")).isEqualTo("1");
        assertThat(told.message()).isEqualTo("wait");
    }

    @Test
    void addsOneFileToAnother() throws IOException {
        load("clock-skew: 1h\ntoken-format: classic\nusers: [hubot]");
        load("users: [octocat]");

        assertThat(client.get("/users/hubot", "").status()).isEqualTo(200);
        assertThat(client.get("/users/octocat", "").status()).isEqualTo(200);
        assertThat(sandbox.world().clock().now()).isAfter(Instant.now().plus(Duration.ofMinutes(59)));
        assertThat(sandbox.world().tokenFormat()).isEqualTo(TokenFormat.CLASSIC);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app: []                                        | \"app\"",
                "clock-skew: 5 minutes                          | 5 minutes",
                "token-format: jwt                              | classic, stateless",
                "runners: [{scope: acme, name: a, status: up}]  | online, offline",
                "runners: [{scope: acme, label: [a]}]           | \"label\"",
                "runners: [{scope: acme}]                       | name-prefix",
                "faults: [{on: everything, drop: true}]         | everything",
                "tokens: [{token: t, installation: 9}]          | installation 9",
                "apps: [{id: 1, slug: a, public-key: none.pem}] | none.pem",
                "apps: {                                        | state.yaml"
            })
    void namesTheInvalidEntry(String yaml, String named) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> load(yaml))
                .withMessageContaining("state.yaml")
                .withMessageContaining(named);
    }

    private void load(String yaml) throws IOException {
        sandbox.load(Files.writeString(folder.resolve("state.yaml"), yaml));
    }
}

package io.github.runneractions.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.github.exchange.Exchange;
import io.github.runneractions.sandbox.github.model.RegisteredApp;
import io.github.runneractions.sandbox.github.model.World;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The way of an app's key to an online runner, as the four actions and a runner walk it. */
class ChainTest {

    private static final AppKey KEY = AppKey.generate();

    @Test
    void leadsFromAKeyToAnOnlineRunnerAndItsRemoval() throws IOException {
        try (GitHubSandbox sandbox = GitHubSandbox.start()) {
            World world = sandbox.world();
            RegisteredApp app = world.addApp(12345, "acme-deployer", KEY.publicKey());
            world.addRepository("acme/widgets");
            world.install(app, "acme", Map.of("administration", "write"));
            Client client = new Client(sandbox);
            String jwt = "Bearer " + KEY.jwt(12345, Instant.now());

            Client.Reply installation = client.get("/repos/acme/widgets/installation", jwt);
            Client.Reply minted = client.post(
                    "/app/installations/" + installation.text("/id") + "/access_tokens",
                    jwt,
                    "{\"repositories\":[\"widgets\"],\"permissions\":{\"administration\":\"write\"}}");
            String token = "Bearer " + minted.text("/token");
            String runners = "/repos/acme/widgets/actions/runners";
            Client.Reply registration = client.post(runners + "/registration-token", token, "");
            world.connect(registration.text("/token"), "runner-1", List.of("blue"));
            Client.Reply listed = client.get(runners + "?name=runner-1", token);
            Client.Reply deleted = client.delete(runners + "/" + listed.text("/runners/0/id"), token);
            Client.Reply revoked = client.delete("/installation/token", token);

            assertThat(listed.text("/runners/0/status")).isEqualTo("online");
            assertThat(deleted.status()).isEqualTo(204);
            assertThat(revoked.status()).isEqualTo(204);
            assertThat(client.get(runners, token).message()).isEqualTo("Bad credentials");
            assertThat(sandbox.exchanges())
                    .extracting(Exchange::line)
                    .containsExactly(
                            "GET /repos/acme/widgets/installation <jwt> -> 200",
                            "POST /app/installations/42/access_tokens <jwt>"
                                    + " {\"repositories\":[\"widgets\"],\"permissions\":{\"administration\":\"write\"}}"
                                    + " -> 201",
                            "POST /repos/acme/widgets/actions/runners/registration-token <token> -> 201",
                            "GET /repos/acme/widgets/actions/runners?name=runner-1 <token> -> 200",
                            "DELETE /repos/acme/widgets/actions/runners/1 <token> -> 204",
                            "DELETE /installation/token <token> -> 204",
                            "GET /repos/acme/widgets/actions/runners <token> -> 401");
            assertThat(sandbox.violations()).isEmpty();
        }
    }
}

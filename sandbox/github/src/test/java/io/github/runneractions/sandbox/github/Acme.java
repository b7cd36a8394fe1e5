package io.github.runneractions.sandbox.github;

import io.github.runneractions.sandbox.github.model.RegisteredApp;
import io.github.runneractions.sandbox.github.model.RegisteredRunner;
import io.github.runneractions.sandbox.github.model.StoredInstallation;
import io.github.runneractions.sandbox.github.model.World;
import java.io.IOException;
import java.util.Map;

/** A sandbox with one app, installed on two of the three repositories of one organisation. */
final class Acme implements AutoCloseable {

    static final AppKey KEY = AppKey.generate();
    static final long APP = 12345;
    static final String RUNNERS = "/repos/acme/widgets/actions/runners";

    final SettableClock clock = new SettableClock();
    final GitHubSandbox sandbox;
    final World world;
    final Client client;
    final RegisteredApp app;
    final StoredInstallation installation;

    Acme() {
        this(SandboxOptions.Checking.ENFORCED);
    }

    Acme(SandboxOptions.Checking checking) {
        sandbox = GitHubSandbox.start(SandboxOptions.defaults().withClock(clock).with(checking));
        world = sandbox.world();
        client = new Client(sandbox);
        app = world.addApp(APP, "acme-deployer", KEY.publicKey());
        world.addRepository("acme/widgets");
        world.addRepository("acme/gadgets");
        world.addRepository("acme/private");
        installation = world.install(
                app,
                "acme",
                Map.of("administration", "write", "organization_self_hosted_runners", "write"),
                "acme/widgets",
                "acme/gadgets");
    }

    String jwt() {
        return "Bearer " + KEY.jwt(APP, world.clock().now());
    }

    Client.Reply mint(String body) throws IOException {
        return client.post("/app/installations/" + installation.id() + "/access_tokens", jwt(), body);
    }

    /** The Authorization header of a new token, narrowed by {@code body} unless that is empty. */
    String token(String body) throws IOException {
        return "Bearer " + mint(body).text("/token");
    }

    void addRunners(int count, RegisteredRunner.Status status) {
        for (int number = 1; number <= count; number++) {
            world.addRunner(RegisteredRunner.of("acme/widgets", "runner-" + number, status, "blue"));
        }
    }

    @Override
    public void close() {
        sandbox.close();
    }
}

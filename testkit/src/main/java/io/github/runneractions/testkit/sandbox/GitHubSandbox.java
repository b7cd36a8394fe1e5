package io.github.runneractions.testkit.sandbox;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.runneractions.testkit.sandbox.api.GitHubApi;
import io.github.runneractions.testkit.sandbox.exchange.Exchange;
import io.github.runneractions.testkit.sandbox.fault.Faults;
import io.github.runneractions.testkit.sandbox.state.StateFile;
import io.github.runneractions.testkit.sandbox.world.World;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A stand-in for GitHub's REST API on a loopback port: apps, installations, tokens, runners. It verifies signatures,
 * enforces what tokens may do, and can be made to fail.
 */
public final class GitHubSandbox implements AutoCloseable {

    private final World world;
    private final Faults faults = new Faults();
    private final Front front;
    private final WireMockServer server;

    private GitHubSandbox(SandboxOptions options) {
        this.world = new World(options.clock());
        this.front = new Front(world, faults, new GitHubApi(world));
        this.server = new WireMockServer(WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .port(options.port())
                .extensions(new FrontTransformer(front))
                .disableRequestJournal());
        server.stubFor(WireMock.any(WireMock.anyUrl())
                .willReturn(WireMock.aResponse().withTransformers(FrontTransformer.NAME)));
    }

    /** Starts one over plain HTTP on a free port, with an empty world. */
    public static GitHubSandbox start() {
        return start(SandboxOptions.defaults());
    }

    /** Starts one. */
    public static GitHubSandbox start(SandboxOptions options) {
        GitHubSandbox sandbox = new GitHubSandbox(options);
        sandbox.server.start();
        sandbox.front.base(sandbox.url().toString());
        return sandbox;
    }

    /** The API's base URL, without a slash at its end. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** What GitHub knows. */
    public World world() {
        return world;
    }

    /** Adds what a YAML file says to the world and the faults; keys it names are read relative to it. */
    public void load(Path stateYaml) {
        new StateFile(world, faults).load(stateYaml);
    }

    /** Trouble to make. */
    public Faults faults() {
        return faults;
    }

    /** All requests and what became of them, in the order of their answers. */
    public List<Exchange> exchanges() {
        return front.exchanges();
    }

    /** Every JWT and token that it was shown or that it handed out. */
    public Set<String> secrets() {
        return front.secrets();
    }

    /** What it found wrong so far: requests and answers that GitHub's description does not allow, and its own bugs. */
    public List<String> violations() {
        return front.violations();
    }

    @Override
    public void close() {
        server.stop();
    }
}

package io.github.runneractions.sandbox.github;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.runneractions.sandbox.github.exchange.Exchange;
import io.github.runneractions.sandbox.github.fault.Faults;
import io.github.runneractions.sandbox.github.model.World;
import io.github.runneractions.sandbox.github.openapi.DescriptionFile;
import io.github.runneractions.sandbox.github.openapi.Inspector;
import io.github.runneractions.sandbox.github.server.RequestHandler;
import io.github.runneractions.sandbox.github.server.SandboxCertificates;
import io.github.runneractions.sandbox.github.server.SandboxServer;
import io.github.runneractions.sandbox.github.state.StateFile;
import io.github.runneractions.sandbox.process.TemporaryFolder;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A stand-in for GitHub's REST API on a loopback port: apps, installations, tokens, runners. It verifies signatures,
 * enforces the permissions of tokens, can be made to fail, and checks every request and every response against GitHub's
 * published description.
 */
public final class GitHubSandbox implements AutoCloseable {

    private static final URI ENTERPRISE = URI.create("https://" + SandboxCertificates.HOST_NAME + "/api/v3");

    private final SandboxOptions options;
    private final World world;
    private final Faults faults = new Faults();
    private final Inspector inspector;
    private final RequestHandler handler;
    private final TemporaryFolder folder;
    private final Optional<SandboxCertificates> certificates;
    private final WireMockServer server;

    private GitHubSandbox(SandboxOptions options) {
        this.options = options;
        this.world = new World(options.clock());
        this.inspector = new Inspector(
                options.checking() == SandboxOptions.Checking.OFF ? Optional.empty() : DescriptionFile.locate());
        this.handler = new RequestHandler(world, faults, inspector);
        this.folder = TemporaryFolder.create("github-sandbox");
        this.certificates = options.transport() == SandboxOptions.Transport.HTTP
                ? Optional.empty()
                : Optional.of(SandboxCertificates.create(folder.path(), options.address()));
        this.server = SandboxServer.create(options.address(), plainPort(), certificates.map(this::secure), handler);
    }

    /** Starts one over plain HTTP on a free port, with an empty world. */
    public static GitHubSandbox start() {
        return start(SandboxOptions.defaults());
    }

    /** Starts one. */
    public static GitHubSandbox start(SandboxOptions options) {
        GitHubSandbox sandbox = new GitHubSandbox(options);
        sandbox.server.start();
        sandbox.handler.serve(sandbox.url());
        if (options.transport() == SandboxOptions.Transport.HTTP_AND_TLS) {
            sandbox.handler.serve(ENTERPRISE);
        }
        return sandbox;
    }

    private OptionalInt plainPort() {
        return options.transport() == SandboxOptions.Transport.TLS
                ? OptionalInt.empty()
                : OptionalInt.of(options.port());
    }

    private SandboxServer.SecurePort secure(SandboxCertificates made) {
        return new SandboxServer.SecurePort(
                options.transport() == SandboxOptions.Transport.TLS ? options.port() : 0, made);
    }

    /** The API's base URL, without a slash at its end. */
    public URI url() {
        String origin = options.transport() == SandboxOptions.Transport.TLS
                ? "https://" + options.address() + ":" + server.httpsPort()
                : "http://" + options.address() + ":" + server.port();
        return URI.create(origin + options.path());
    }

    /**
     * The TCP port of the second way in, with {@link SandboxOptions#withTlsBeside()}. Clients are to reach it as
     * {@link SandboxCertificates#HOST_NAME} on port 443, where GitHub Enterprise Server would be.
     */
    public int enterprisePort() {
        return server.httpsPort();
    }

    /** The certificate, in PEM form, of the CA that clients must trust; empty without TLS. */
    public Optional<String> caCertificate() {
        return certificates.map(SandboxCertificates::caPem);
    }

    /** The state of GitHub. */
    public World world() {
        return world;
    }

    /** Adds the content of a YAML file to the world and the faults; the paths of keys are relative to the file. */
    public void load(Path stateYaml) {
        new StateFile(world, faults).load(stateYaml);
    }

    /** Trouble to make. */
    public Faults faults() {
        return faults;
    }

    /** All requests and their results, in the order of the responses. */
    public List<Exchange> exchanges() {
        return handler.exchanges();
    }

    /** Every JWT and token that it received or created. */
    public Set<String> secrets() {
        return handler.secrets();
    }

    /** The violations so far: requests and responses that GitHub's description does not allow, and bugs of the sandbox. */
    public List<String> violations() {
        return handler.violations();
    }

    /** GitHub's description, which requests and responses are checked against; empty without checks. */
    public Optional<Path> description() {
        return inspector.description();
    }

    /**
     * Stops it.
     *
     * @throws AssertionError when there were violations and checking is enforced
     */
    @Override
    public void close() {
        stop();
        List<String> violations = violations();
        inspector.close();
        folder.close();
        if (options.checking() == SandboxOptions.Checking.ENFORCED && !violations.isEmpty()) {
            throw new AssertionError("GitHub's description does not allow this:\n" + String.join("\n", violations));
        }
    }

    /** On a busy machine Jetty reports a connection that ended while it stopped, and is stopped all the same. */
    private void stop() {
        try {
            server.stop();
        } catch (Exception e) {
            if (server.isRunning()) {
                throw new IllegalStateException("The sandbox does not stop", e);
            }
        }
    }
}

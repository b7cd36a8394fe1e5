package io.github.runneractions.sandbox.kubernetes.fleet;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.model.RegisteredRunner;
import io.github.runneractions.sandbox.github.model.RegistrationRefused;
import io.github.runneractions.sandbox.github.model.RunnerPlace;
import io.github.runneractions.sandbox.github.model.Runners;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Runners of a GitHub sandbox. The registration goes over HTTP, so that the sandbox's faults hit it too. */
public final class SandboxRunners implements RunnerService {
    /** Of the requests of a runner; GitHub's program goes on with its platform and version. */
    public static final String USER_AGENT = "GitHubActionsRunner";

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    // The runner program tries anything again but 404.
    private static final int TRIES = 3;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final GitHubSandbox sandbox;
    private final HttpClient http;

    /** Of this sandbox. */
    public SandboxRunners(GitHubSandbox sandbox) {
        this.sandbox = sandbox;
        HttpClient.Builder builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
        sandbox.caCertificate().ifPresent(pem -> builder.sslContext(trusting(pem)));
        this.http = builder.build();
    }

    @Override
    public Instant now() {
        return sandbox.world().clock().now();
    }

    @Override
    public void register(String url, String registrationToken, String name, List<String> labels, String group)
            throws RegistrationFailed {
        ask(url, registrationToken, "register");
        try {
            sandbox.world().sessions().register(registrationToken, name, labels, group);
        } catch (RegistrationRefused e) {
            throw new RegistrationFailed(NOT_FOUND, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void remove(String url, String removalToken, String name) throws RegistrationFailed {
        ask(url, removalToken, "remove");
        RunnerPlace place = RunnerPlace.of(URI.create(url).getPath().replaceAll("^/|/$", ""));
        Runners runners = sandbox.world().runners();
        runners.find(place, name).ifPresent(runner -> runners.delete(place, runner.id()));
    }

    @Override
    public void connect(String name) {
        if (knows(name)) {
            sandbox.world().goOnline(name);
        }
    }

    @Override
    public void disconnect(String name) {
        // It may have been deleted at GitHub before.
        if (knows(name)) {
            sandbox.world().disconnect(name);
        }
    }

    @Override
    public boolean knows(String name) {
        return !sandbox.world().runners().named(name).isEmpty();
    }

    @Override
    public boolean busy(String name) {
        return sandbox.world().runners().named(name).stream()
                .anyMatch(runner -> runner.load() == RegisteredRunner.Load.BUSY);
    }

    private void ask(String url, String token, String event) throws RegistrationFailed {
        RegistrationFailed problem = new RegistrationFailed("GitHub was not asked");
        for (int i = 0; i < TRIES && problem.status() != NOT_FOUND; i++) {
            try {
                int status = post(url, token, event);
                if (status == OK) {
                    return;
                }
                problem = new RegistrationFailed(status, "GitHub responded with " + status);
            } catch (IOException e) {
                problem = new RegistrationFailed("GitHub could not be reached: " + e);
            }
        }
        throw problem;
    }

    private int post(String url, String token, String event) throws IOException {
        byte[] body = new ObjectMapper()
                // In a fixed order, because requests are in transcripts.
                .writeValueAsBytes(new TreeMap<>(Map.of("url", url, "runner_event", event)));
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.url() + "/actions/runner-registration"))
                .header("Authorization", "RemoteAuth " + token)
                .header("Content-Type", "application/json")
                .header("User-Agent", USER_AGENT)
                .timeout(TIMEOUT)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    private static SSLContext trusting(String pem) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "sandbox",
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.github.runneractions.sandbox.kubernetes.fleet;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.model.RegistrationRefused;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Of this sandbox. */
    public SandboxRunners(GitHubSandbox sandbox) {
        this.sandbox = sandbox;
    }

    @Override
    public void register(String url, String registrationToken) throws RegistrationFailed {
        String problem = "";
        for (int i = 0; i < TRIES; i++) {
            try {
                int status = post(url, registrationToken);
                if (status == OK) {
                    return;
                }
                problem = "GitHub responded to the registration at " + url + " with " + status;
                if (status == NOT_FOUND) {
                    break;
                }
            } catch (IOException e) {
                problem = "GitHub could not be reached for the registration at " + url + ": " + e;
            }
        }
        throw new RegistrationFailed(problem);
    }

    @Override
    public void connect(String registrationToken, String name, List<String> labels) throws RegistrationFailed {
        try {
            sandbox.world().connect(registrationToken, name, labels);
        } catch (RegistrationRefused e) {
            throw new RegistrationFailed(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void disconnect(String name) {
        // It may have been deleted at GitHub before.
        if (!sandbox.world().runners().named(name).isEmpty()) {
            sandbox.world().disconnect(name);
        }
    }

    private int post(String url, String registrationToken) throws IOException {
        byte[] body = new ObjectMapper()
                // In a fixed order, because requests are in transcripts.
                .writeValueAsBytes(new TreeMap<>(Map.of("url", url, "runner_event", "register")));
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.url() + "/actions/runner-registration"))
                .header("Authorization", "RemoteAuth " + registrationToken)
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
}

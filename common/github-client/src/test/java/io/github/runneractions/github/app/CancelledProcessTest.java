package io.github.runneractions.github.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.github.GitHubServer;
import io.github.runneractions.github.app.AppCredentials.AppKey;
import io.github.runneractions.github.app.key.PrivateKeys;
import io.github.runneractions.sandbox.process.Command;
import io.github.runneractions.toolkit.Action;
import io.github.runneractions.toolkit.ActionContext;
import io.github.runneractions.toolkit.ActionRunner;
import io.github.runneractions.toolkit.InputParsers;
import io.github.runneractions.toolkit.Inputs;
import io.github.runneractions.toolkit.Markdown;
import io.github.runneractions.toolkit.Report;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real process that is told to end while it waits with a token of its own. */
class CancelledProcessTest {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Acme acme = Acme.inRealTime();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        acme.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void revokesEveryToken(String signal) {
        // A build that a script put in the background has INT ignored, and hands that on to all it starts.
        var command = Command.of(Path.of("/usr/bin/env"), folder.resolve("log"))
                .with(
                        "--default-signal=INT",
                        Path.of(System.getProperty("java.home"), "bin/java").toString())
                .with("-cp", System.getProperty("java.class.path"), CancelledProcessTest.class.getName())
                .with(Map.of(
                        "GITHUB_ACTIONS",
                        "true",
                        "INPUT_CLIENT-ID",
                        "Iv23liAcme",
                        "INPUT_PRIVATE-KEY",
                        Keys.pkcs1(),
                        "INPUT_GITHUB-API-URL",
                        acme.sandbox.url().toString()));
        try (var process = command.start()) {
            process.awaitReady(LIMIT, () -> process.tail().contains("Looking again"));
            assertThat(acme.requests()).containsExactly("GET 200", "POST 201");

            process.signal(signal);
            process.awaitExit(LIMIT);

            assertThat(acme.requests()).containsExactly("GET 200", "POST 201", "DELETE 204");
            assertThat(process.tail()).contains("Revoked the installation token", "The job was cancelled");
        }
    }

    /** Waits for two minutes, as runner-cleanup does between its looks. */
    public static void main(String[] arguments) {
        ActionRunner.run("waiting", new Waiting());
    }

    private record Wanted(TokenSource tokens, URI api) {}

    private static final class Waiting implements Action<Wanted, String> {
        @Override
        public Wanted read(Inputs inputs) {
            var id = inputs.required("client-id");
            var key = inputs.secret("private-key", PrivateKeys::read);
            var api = inputs.required("github-api-url", InputParsers::url);
            return inputs.complete(() ->
                    new Wanted(new TokenSource.Minted(new AppKey(id.get(), key.get()), Optional.empty()), api.get()));
        }

        @Override
        public String execute(Wanted wanted, ActionContext action) {
            var context = action.process();
            var client = GitHubClient.of(new GitHubServer(wanted.api()), Duration.ofMinutes(5), context);
            return wanted.tokens().use(Acme.WIDGETS, Acme.TO_WIDGETS, client, context, _ -> {
                context.log().info("Looking again in 2m");
                context.sleeper().sleep(Duration.ofMinutes(2));
                return "waited";
            });
        }

        @Override
        public void report(String result, Report report) {
            report.summary(Markdown.of("{}", result));
        }
    }
}

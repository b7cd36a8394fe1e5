package io.github.runneractions.deploy.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.github.http.TrustedCertificates;
import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.kubernetes.connection.Credential;
import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.Secrets;
import io.github.runneractions.runtime.Topic;
import io.github.runneractions.sandbox.tools.Tools;
import io.github.runneractions.toolkit.TestRun;
import io.github.runneractions.toolkit.WorkflowLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The pinned Helm, and a repository of charts on this machine. */
abstract class FetchedCharts {
    static final Path SIGNED = Path.of("src/test/resources/signed-chart").toAbsolutePath();
    static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    final List<String> log = new ArrayList<>();
    final List<String> commands = new ArrayList<>();
    /** PEM of the authorities that Helm is told of; empty for none. */
    String authorities = "";

    ChartServer server;
    HelmWorkspace workspace;

    @BeforeEach
    void serve() throws IOException {
        var served = Files.createDirectories(folder.resolve("served"));
        Files.createDirectories(folder.resolve("checkout"));
        try (var files = Files.list(SIGNED)) {
            for (var file : (Iterable<Path>) files::iterator) {
                Files.copy(file, served.resolve(file.getFileName().toString()));
            }
        }
        index("signed-1.2.3.tgz", "");
        server = ChartServer.of(served);
        workspace = workspace();
    }

    /** Writes the index of the repository. */
    void index(String url, String more) throws IOException {
        Files.writeString(folder.resolve("served/index.yaml"), """
                apiVersion: v1
                entries:
                  signed:
                    - {apiVersion: v2, name: signed, version: 1.2.3, urls: ["%s"]%s}
                    - {apiVersion: v2, name: signed, version: 1.0.0, urls: [signed-1.0.0.tgz]}
                """.formatted(url, more));
    }

    @AfterEach
    void close() {
        workspace.close();
        server.close();
    }

    void assertFailure(Map<String, String> inputs, Topic topic, String text) {
        assertThatThrownBy(() -> fetch(LIMIT, inputs)).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.topic()).as(failure.getMessage()).isEqualTo(topic);
            assertThat(failure.getMessage() + failure.hint().text(Object::toString))
                    .contains(text)
                    .doesNotContain(ChartServer.PASSWORD);
        });
        workspace.close();
        workspace = workspace();
    }

    HelmWorkspace workspace() {
        var connection = new ClusterConnection(
                URI.create("https://127.0.0.1:1"),
                Optional.empty(),
                new Credential.BearerToken(new Secrets(_ -> {}).mask("no.token.at.all-0")),
                "team");
        var created = HelmWorkspace.create(connection, new Environment(Map.of("RUNNER_TEMP", folder.toString())));
        if (!authorities.isEmpty()) {
            created.trust(TrustedCertificates.parse(authorities).added());
        }
        return created;
    }

    Map<String, String> inRepository(String part) {
        return Map.of("chart", "signed", "chart-repository", server.url(part));
    }

    static Map<String, String> login(String password) {
        return Map.of("registry-username", ChartServer.USER, "registry-password", password);
    }

    static Map<String, String> signed(String key) {
        try {
            return Map.of("verify-provenance", "true", "keyring", Files.readString(SIGNED.resolve(key)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        var all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }

    void checkout(String name, String text) throws IOException {
        var file = folder.resolve("checkout/own").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    Path fetch(Duration limit, Map<String, String> given) {
        var variables = new HashMap<String, String>(Map.of(
                "GITHUB_ACTIONS",
                "true",
                "GITHUB_WORKSPACE",
                folder.resolve("checkout").toString()));
        given.forEach((name, value) -> variables.put("INPUT_" + name.toUpperCase(java.util.Locale.ROOT), value));
        var inputs = new TestRun(variables).inputs();
        var read = ChartSource.read(inputs);
        var source = inputs.complete(read::get);
        var fetch = new ChartFetch(
                new Recording(helm()),
                workspace,
                folder,
                limit,
                new WorkflowLog(log::add, new Environment(Map.of()), () -> "fence"));
        return fetch.fetch(source);
    }

    private Helm helm() {
        return new HelmCli(Tools.program("helm"), workspace, new Environment(Map.of()));
    }

    String rendered(Path chart) {
        var exit = rendering(chart);
        assertThat(exit.code()).as(exit.errors()).isZero();
        return exit.output();
    }

    Helm.Exit rendering(Path chart, String... values) {
        var plan = new ReleasePlan(
                new io.github.runneractions.kubernetes.release.ReleaseName("demo"),
                "team",
                List.of(chart.toString()),
                List.of(values),
                LIMIT);
        return helm().run(HelmCommand.template(plan), _ -> {});
    }

    private final class Recording implements Helm {
        private final Helm helm;

        Recording(Helm helm) {
            this.helm = helm;
        }

        @Override
        public Exit run(HelmCommand command, Consumer<String> lines) {
            commands.add(command.toString());
            return helm.run(command, lines);
        }

        @Override
        public void cancel() {
            helm.cancel();
        }
    }
}

package io.github.runneractions.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.deploy.chart.Operation;
import io.github.runneractions.deploy.helm.Helm;
import io.github.runneractions.deploy.helm.HelmCommand;
import io.github.runneractions.deploy.helm.ReleasePlan;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.kubernetes.connection.Credential;
import io.github.runneractions.kubernetes.release.ReleaseName;
import io.github.runneractions.runtime.Environment;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.toolkit.TestRun;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A chart is rendered as Helm will render it, though Helm begins before it is known whether the release is there. */
@Timeout(60)
class RenderingTest {
    private static final ReleasePlan PLAN =
            new ReleasePlan(ReleaseName.of("demo"), "team", List.of("chart"), List.of(), Duration.ofSeconds(20));

    private final TestRun run = new TestRun(Map.of());
    /** Nothing listens there: what it tells is left out. */
    private final Cluster cluster = Cluster.of(
            new ClusterConnection(
                    URI.create("https://127.0.0.1:9"),
                    Optional.empty(),
                    new Credential.BearerToken(run.process.secrets().mask("AATOKENOFNOBODYAA7319")),
                    "team"),
            new Environment(Map.of()),
            Clock.systemUTC(),
            Duration.ofSeconds(1));

    private final List<List<String>> commands = new CopyOnWriteArrayList<>();
    private final List<String> stops = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void takesWhatWasBegunForAnUpgrade() {
        try (var rendering = Rendering.begin(helm(command -> exit(0, "begun")), PLAN)) {
            assertThat(rendering.of(Operation.UPGRADE, cluster)).isEqualTo("begun");
        }

        assertThat(commands)
                .singleElement()
                .satisfies(command -> assertThat(command).contains("--dry-run=server", "--is-upgrade"));
        assertThat(stops).isEmpty();
    }

    @Test
    void stopsWhatWasBegunForANewRelease() {
        var stopped = new CountDownLatch(1);
        var helm = helm(stopped, command -> command.contains("--is-upgrade") ? await(stopped) : exit(0, "new"));

        try (var rendering = Rendering.begin(helm, PLAN)) {
            assertThat(rendering.of(Operation.INSTALL, cluster)).isEqualTo("new");
        }

        assertThat(stops).isNotEmpty();
        assertThat(commands.getLast()).contains("--dry-run=server").doesNotContain("--is-upgrade");
    }

    @Test
    void stopsWhatWasBegunIfNobodyAsksForIt() {
        var stopped = new CountDownLatch(1);
        var rendering = Rendering.begin(helm(stopped, _ -> await(stopped)), PLAN);

        rendering.close();

        assertThat(rendering.begun())
                .hasValueSatisfying(begun -> assertThat(begun).isDone());
        assertThat(stops).isNotEmpty();
    }

    /** The thread that starts Helm may be late. */
    @Test
    void stopsWhatBeginsLate() {
        var begins = new CountDownLatch(2);
        var helm = helm(begins, _ -> await(begins));

        Rendering.begin(helm, PLAN).close();

        assertThat(stops).hasSizeGreaterThan(1);
    }

    @Test
    void failsAsWhatWasBegunHasFailed() {
        var failure = new IllegalStateException("too much");
        try (var rendering = Rendering.begin(
                helm(_ -> {
                    throw failure;
                }),
                PLAN)) {
            assertThatThrownBy(() -> rendering.of(Operation.UPGRADE, cluster)).isSameAs(failure);
        }
    }

    /** An account that may not read what Helm reads then has it rendered without the cluster. */
    @Test
    void goesOnWithoutTheCluster() {
        try (var rendering = Rendering.begin(
                helm(command -> command.contains("--dry-run=server") ? exit(1, "") : exit(0, "without")), PLAN)) {
            assertThat(rendering.of(Operation.UPGRADE, cluster)).isEqualTo("without");
        }

        assertThat(commands).hasSize(2);
        assertThat(commands.getLast()).contains("--is-upgrade").doesNotContain("--dry-run=server");
    }

    @Test
    @Tag("real")
    @Timeout(600)
    void tellsTemplatesWhetherTheReleaseIsNew(@TempDir Path folder) {
        var plane = ControlPlane.shared();
        var tenant = plane.tenant(plane.freshNamespace("rendering"));
        var chart = """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: told}
                data: {is: "{{ .Release.IsInstall }} {{ .Release.IsUpgrade }}"}
                """;

        for (var told : List.of("true false", "false true")) {
            try (var deployment = OwnChart.deploy(tenant, folder, chart, "20s")) {
                assertThat(deployment.exitCode()).as(deployment.output()).isZero();
            }
            assertThat(plane.admin()
                            .configMaps()
                            .inNamespace(tenant.namespace())
                            .withName("told")
                            .get()
                            .getData())
                    .isEqualTo(Map.of("is", told));
        }
    }

    private Helm helm(Function<List<String>, Helm.Exit> answers) {
        return helm(new CountDownLatch(0), answers);
    }

    private Helm helm(CountDownLatch stopped, Function<List<String>, Helm.Exit> answers) {
        return new Helm() {
            @Override
            public Exit run(HelmCommand command, Consumer<String> lines) {
                commands.add(command.arguments());
                return answers.apply(command.arguments());
            }

            @Override
            public void cancel() {}

            @Override
            public void stopRendering() {
                stops.add("stop");
                stopped.countDown();
            }
        };
    }

    private static Helm.Exit await(CountDownLatch stopped) {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return exit(143, "");
    }

    private static Helm.Exit exit(int code, String output) {
        return new Helm.Exit(code, output, "");
    }
}

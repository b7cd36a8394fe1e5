package io.github.runneractions.deploy.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.kubernetes.connection.Credential;
import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.Secrets;
import io.github.runneractions.runtime.TimedOut;
import io.github.runneractions.runtime.ToolFailed;
import io.github.runneractions.sandbox.process.Await;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With shell scripts in place of Helm. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HelmCliTest {
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** In which a shell reaches its second command, also beside other tests. */
    private static final Duration TIME_TO_START = Duration.ofSeconds(2);

    /** Neither SIGTERM nor the end of its parent ends it. */
    private static final String STUBBORN = """
            trap '' TERM
            sleep 1000 &
            echo "$! started"
            wait
            wait
            """;

    @TempDir
    Path temp;

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, String> variables = new HashMap<>();
    private HelmWorkspace workspace;

    @BeforeEach
    void create() {
        variables.put("RUNNER_TEMP", temp.toString());
        workspace = workspace(variables);
    }

    @AfterEach
    void delete() {
        workspace.close();
    }

    @Test
    void givesHelmOnlyWhatTheActionReads() {
        variables.putAll(Map.of(
                "SSL_CERT_FILE", "/tmp/forged.pem",
                "SSL_CERT_DIR", "/tmp/forged",
                "HELM_PLUGINS", "/tmp/plugins",
                "HELM_DRIVER", "memory",
                "KUBECONFIG", "/tmp/forged",
                "LD_PRELOAD", "/tmp/forged.so",
                "HTTPS_PROXY", "http://other:1",
                "https_proxy", "http://proxy:1",
                "NO_PROXY", "k8s.example.com",
                "ALL_PROXY", "http://other:1"));

        var names = run("env | cut -d= -f1").output().lines();

        assertThat(names)
                // The shell adds the second line.
                .filteredOn(name -> !List.of("PWD", "_", "SHLVL", "OLDPWD").contains(name))
                .containsExactlyInAnyOrder(
                        "HOME",
                        "TMPDIR",
                        "KUBECONFIG",
                        "HELM_CACHE_HOME",
                        "HELM_CONFIG_HOME",
                        "HELM_DATA_HOME",
                        "https_proxy",
                        "no_proxy");
        assertThat(run("echo $https_proxy $no_proxy").output()).isEqualTo("http://proxy:1 k8s.example.com\n");
    }

    @Test
    void runsHelmInAnEmptyFolder() throws IOException {
        var where = Path.of(run("pwd").output().strip());

        assertThat(where).isEmptyDirectory().startsWith(temp.toRealPath());
        assertThat(run("echo $KUBECONFIG").output()).doesNotContain(where.toString());
    }

    @Test
    void namesFilesAsTheUserDoes() {
        var file = workspace.values("values-file-1.yaml", "deploy/prod.yaml", "a: 1");

        assertThat(run("echo Error: failed to parse " + file + ": x >&2").errors())
                .isEqualTo("Error: failed to parse deploy/prod.yaml: x\n");
    }

    @Test
    void endsHelmWhenItsTimeIsOver() {
        var exit = run(
                "trap 'echo undone >&2; exit 1' TERM; sleep 1000 & wait",
                HelmCommand.Output.WHOLE,
                TIME_TO_START,
                LONG);

        assertThat(exit.stoppedAfter()).contains(TIME_TO_START);
        assertThat(exit.ok()).isFalse();
        assertThat(exit.errors()).isEqualTo("undone\n");
    }

    @Test
    void killsHelmWithItsChildrenWhenItDoesNotEnd() {
        var exit = run(STUBBORN, HelmCommand.Output.WHOLE, TIME_TO_START, SHORT);

        assertThat(exit.stoppedAfter()).isPresent();
        assertThat(exit.ok()).isFalse();
        assertThat(child()).isNotPresent();
    }

    @Test
    void killsHelmWhenTheRunIsCancelled() throws Exception {
        var helm = helm(STUBBORN);
        var run = CompletableFuture.supplyAsync(() -> helm.run(
                new HelmCommand(List.of("template"), HelmCommand.Output.WHOLE, LONG, SHORT, HelmCommand.Effect.NONE),
                lines::add));
        Await.until("Helm's start", () -> !lines.isEmpty(), LIMIT);

        helm.cancel();

        assertThatExceptionOfType(java.util.concurrent.CompletionException.class)
                .isThrownBy(run::join)
                .havingCause()
                .isInstanceOf(TimedOut.class)
                .withMessage(
                        "Tried to run `helm template`, but the run was cancelled. Helm did not stop within 0 s and was killed.");
        assertThat(child()).isNotPresent();
    }

    @Test
    void startsNothingAfterACancellation() throws IOException {
        var helm = helm("echo started");
        helm.cancel();

        assertThatExceptionOfType(TimedOut.class).isThrownBy(() -> helm.run(HelmUndoingTest.deployment(), lines::add));
        try (var files = Files.walk(temp)) {
            assertThat(files).noneMatch(file -> file.endsWith("kubeconfig"));
        }
    }

    @Test
    void endsHelmWhenItRendersWithoutEnd() {
        assertThatExceptionOfType(ToolFailed.class)
                .isThrownBy(() -> run("exec yes aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"))
                .withMessage("Tried to render the chart, but it renders more than 16 MiB.");
    }

    @Test
    void doesNotCutALineThatIsRendered() {
        assertThat(run("head -c 1000000 /dev/zero | tr '\\0' a").output()).hasSize(1_000_001);
    }

    @Test
    void keepsTheBeginningAndTheEndOfErrors() {
        var exit = run(
                "echo first >&2; head -c 30000000 /dev/zero | tr '\\0' a >&2; yes | head -100000 >&2; echo Error: last >&2");

        assertThat(exit.errors())
                .startsWith("first\n…\n")
                .endsWith("Error: last\n")
                .hasSizeLessThan(70_000);
        assertThat(lines).allMatch(line -> line.length() < 20_000);
    }

    @Test
    void keepsNothingOfWhatIsOnlyLogged() {
        assertThat(run("echo notes", HelmCommand.Output.LOGGED, LONG, LONG).output())
                .isEmpty();
        assertThat(lines).containsExactly("notes");
    }

    private Optional<ProcessHandle> child() {
        var pid = Long.parseLong(lines.getFirst().substring(0, lines.getFirst().indexOf(' ')));
        Await.until(
                "the child's end",
                () -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty(),
                LIMIT);
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    }

    private Helm.Exit run(String script) {
        return run(script, HelmCommand.Output.WHOLE, LONG, LONG);
    }

    private Helm.Exit run(String script, HelmCommand.Output output, Duration limit, Duration grace) {
        return helm(script)
                .run(new HelmCommand(List.of("template"), output, limit, grace, HelmCommand.Effect.NONE), lines::add);
    }

    private Helm helm(String script) {
        return helm(temp, workspace, variables, script);
    }

    static HelmWorkspace workspace(Map<String, String> variables) {
        return HelmWorkspace.create(
                new ClusterConnection(
                        URI.create("https://k8s.example.com"),
                        Optional.empty(),
                        new Credential.BearerToken(new Secrets(_ -> {}).mask("SECRET-OF-A-DEPLOYER")),
                        "team"),
                new Environment(variables));
    }

    static Helm helm(Path temp, HelmWorkspace workspace, Map<String, String> variables, String script) {
        try {
            var program = Files.createTempFile(temp, "helm", ".sh");
            Files.writeString(program, "#!/bin/sh\n" + script);
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
            return new HelmCli(program, workspace, new Environment(variables));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

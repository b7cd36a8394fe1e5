package io.github.runneractions.deploy.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.runtime.TimedOut;
import io.github.runneractions.sandbox.process.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With shell scripts in place of Helm. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HelmUndoingTest {
    private static final Duration LONG = Duration.ofHours(1);

    @TempDir
    Path temp;

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private HelmWorkspace workspace;

    @BeforeEach
    void create() {
        workspace = HelmCliTest.workspace(variables());
    }

    @AfterEach
    void delete() {
        workspace.close();
    }

    @Test
    void undoesADeploymentAfterACancellation() throws IOException {
        var helm = helm("[ \"$1\" = undo ] && test -e \"$KUBECONFIG\" && echo undone");
        assertThat(helm.run(deployment(), lines::add).ok()).isFalse();
        helm.cancel();

        var exit = helm.run(undoing(), lines::add);

        assertThat(exit.ok()).isTrue();
        assertThat(lines).containsExactly("undone");
    }

    @Test
    void undoesNothingOnceTheReleaseIsAnotherRuns() throws IOException {
        var helm = helm("[ \"$1\" = undo ] && echo undone");
        helm.run(deployment(), lines::add);
        helm.abandon();

        assertThatExceptionOfType(TimedOut.class).isThrownBy(() -> helm.run(undoing(), lines::add));
        assertThat(lines).isEmpty();
        try (var files = Files.walk(temp)) {
            assertThat(files).noneMatch(file -> file.endsWith("kubeconfig"));
        }
    }

    /** A run that is cancelled may undo its deployment for some seconds. */
    @Test
    void doesNotUndoToTheEndOnceTheReleaseIsAnotherRuns() {
        var helm = helm("trap 'exit 1' TERM; echo started; sleep 4 & wait; echo undone");
        var run = CompletableFuture.supplyAsync(() -> helm.run(undoing(), lines::add));
        Await.until("Helm's start", () -> !lines.isEmpty(), Duration.ofSeconds(20));
        helm.cancel();

        helm.abandon();

        assertThat(run.join().code()).isEqualTo(1);
        assertThat(lines).containsExactly("started");
    }

    private static HelmCommand undoing() {
        return new HelmCommand(List.of("undo"), HelmCommand.Output.LOGGED, LONG, LONG, HelmCommand.Effect.UNDOES);
    }

    @Test
    void deletesTheKubeconfigWhenARunIsCancelledThatHasDeployed() throws IOException {
        var helm = helm("exit 0");
        helm.run(deployment(), lines::add);

        helm.cancel();

        try (var files = Files.walk(temp)) {
            assertThat(files).noneMatch(file -> file.endsWith("kubeconfig"));
        }
    }

    static HelmCommand deployment() {
        return new HelmCommand(List.of("deploy"), HelmCommand.Output.LOGGED, LONG, LONG, HelmCommand.Effect.DEPLOYS);
    }

    private Map<String, String> variables() {
        return Map.of("RUNNER_TEMP", temp.toString());
    }

    private Helm helm(String script) {
        return HelmCliTest.helm(temp, workspace, variables(), script);
    }
}

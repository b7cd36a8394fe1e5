package io.github.runneractions.demo.withoutdocker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** node/start.cjs finds the program of an action on the machine, and becomes it. */
@Tag("real")
@ExtendWith(NeedsNodeJs.class)
class StartTest {
    @TempDir
    Path folder;

    private ReleaseStandIn release;
    private Path machine;

    @BeforeEach
    void prepare() throws IOException {
        release = ReleaseStandIn.create(folder, "http://127.0.0.1:9/releases");
        machine = folder.resolve("machine");
    }

    @Test
    void becomesTheProgramThatIsOnTheMachine() throws IOException {
        release.bake(machine.resolve("opt"));

        try (var step = step(
                "app-token-action", "main", Map.of("INPUT_PRIVATE-KEY", "a\nb", "INPUT_RUNTIME-URL", "http://x"))) {
            assertThat(step.exitCode()).isEqualTo(7);
            assertThat(step.said())
                    .startsWith("program: " + machine.resolve("opt/1.2.3/app-token-action/runtime/bin/java") + " \n")
                    .contains("INPUT_PRIVATE-KEY=a\n")
                    .doesNotContain("RUNTIME", "Warning");
        }
        assertThat(RunningStep.cache(machine)).doesNotExist();
    }

    @Test
    void hasThePostStepAndTheChartOfItsTag() throws IOException {
        release.bake(machine.resolve("opt"));

        try (var post = step("app-token-action", "post", Map.of());
                var deploy = step("deploy-action", "main", Map.of())) {
            assertThat(post.exitCode()).isEqualTo(7);
            assertThat(post.said()).contains("/java post\n");
            assertThat(deploy.exitCode()).isEqualTo(7);
            assertThat(deploy.said())
                    .contains("/java --chart=" + release.tag().resolve("deploy-action/node/../../runner/chart") + "\n");
        }
    }

    /** A cancelled deployment must be rolled back, so the program must hear of it. */
    @Test
    void signalsReachTheProgram() throws IOException {
        release.bake(machine.resolve("opt"));

        try (var step = step("app-token-action", "main", Map.of("INPUT_WAIT", "yes"))) {
            step.await("waiting");
            step.signal("TERM");

            assertThat(step.exitCode()).isEqualTo(9);
            assertThat(step.said()).contains("waiting\n").endsWith("terminated\n");
        }
    }

    @Test
    void usesTheBuildOfACheckout() throws IOException {
        Files.writeString(release.tag().resolve("node/release.json"), "{}");

        try (var step = step("app-token-action", "main", Map.of())) {
            assertThat(step.exitCode()).isEqualTo(1);
            assertThat(step.said())
                    .isEqualTo(
                            "::error title=app-token%3A The program of the action is missing::This is no release, and there is no "
                                    + release.tag().resolve("app-token-action/target/image")
                                    + ".%0AUse a tag, such as `@v1`, or build the checkout: `make target/built`."
                                    + link("the-program-of-the-action-is-missing") + "\n");
        }
        var built = release.tag().resolve("app-token-action/target/image");
        Files.createDirectories(built.resolveSibling(""));
        Files.createSymbolicLink(built, folder.resolve("content/app-token-action"));
        try (var step = step("app-token-action", "main", Map.of())) {
            assertThat(step.exitCode()).isEqualTo(7);
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "platform | 'win32' | The actions run on Linux, and this machine runs Windows.",
                "platform | 'darwin' | The actions run on Linux, and this machine runs macOS.",
                "arch | 'ia32' | The actions run on x64 and arm64, and this machine is ia32.",
                "arch | 'arm64' | The actions need glibc, and this machine has none: there is no /lib/ld-linux-aarch64.so.1.",
            })
    void tellsWhyAMachineCannotRunIt(String name, String value, String expected) throws IOException {
        var hook = Files.writeString(
                folder.resolve("hook.cjs"),
                "Object.defineProperty(process, '" + name + "', { value: " + value + " });");

        try (var step = step("app-token-action", "main", Map.of("NODE_OPTIONS", "--require=" + hook))) {
            assertThat(step.exitCode()).isEqualTo(1);
            assertThat(step.said())
                    .startsWith("::error title=app-token%3A The machine cannot run the action::" + expected)
                    .contains(link("the-machine-cannot-run-the-action"));
        }
    }

    /** The token is not revoked then, and the job must not fail for it. */
    @Test
    void aPostStepWarns() throws IOException {
        try (var step = step("app-token-action", "post", Map.of("RUNNER_TOOL_CACHE", "/dev/null"))) {
            assertThat(step.exitCode()).isZero();
            assertThat(step.said())
                    .startsWith(
                            "::warning title=app-token%3A The program of the action is missing::Tried to start the action, but EEXIST")
                    .contains("%0AWhat this step was to revoke stays valid until it expires.");
        }
    }

    @Test
    void tellsOfAProgramThatMayNotRun() throws IOException {
        release.bake(machine.resolve("opt"));
        var program = machine.resolve("opt/1.2.3/app-token-action/main");
        Files.setPosixFilePermissions(program, Set.of());

        try (var step = step("app-token-action", "main", Map.of())) {
            assertThat(step.exitCode()).isEqualTo(1);
            assertThat(step.said())
                    .contains("Tried to start the action, but EACCES: permission denied, access '" + program + "'.");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://mirror/x",
                "mirror",
                "https://user:secret@mirror/x",
                "https://mirror/x?token=secret",
                "https://mirror/x#y"
            })
    void refusesWhatIsNoUrl(String url) throws IOException {
        try (var step = step("app-token-action", "main", Map.of("INPUT_RUNTIME-URL", url))) {
            assertThat(step.exitCode()).isEqualTo(2);
            assertThat(step.said())
                    .contains("title=app-token%3A Inputs are missing or malformed::`runtime-url`: ")
                    .doesNotContain("secret");
        }
        assertThat(RunningStep.cache(machine)).doesNotExist();
    }

    /** Node aborts when it cannot become a program, and leaves a core file with the inputs in it. */
    @ParameterizedTest
    @ValueSource(strings = {"", "another architecture"})
    void refusesWhatIsNoProgramOfThisMachine(String content) throws IOException {
        release.bake(machine.resolve("opt"));
        var program = machine.resolve("opt/1.2.3/app-token-action/main");
        Files.writeString(program, content);

        try (var step = step("app-token-action", "main", Map.of())) {
            assertThat(step.exitCode()).isEqualTo(1);
            assertThat(step.said())
                    .contains("::" + program + " is no program for ")
                    .contains("%0AReplace its folder.%0A");
        }
    }

    /** Half of it, such as by an unpacking that was interrupted. */
    @Test
    void takesNothingThatIsNotWhole() throws IOException {
        release.bake(machine.resolve("opt"));
        Files.delete(machine.resolve("opt/1.2.3/app-token-action/main"));

        try (var step = step("app-token-action", "main", Map.of("RUNNER_TOOL_CACHE", "/dev/null"))) {
            assertThat(step.exitCode()).isEqualTo(1);
            assertThat(step.said()).contains("EEXIST: file already exists, mkdir '/dev/null'");
        }
    }

    /** A user can read the whole file before using it. */
    @Test
    void isShortAndNeedsNothingElse() throws IOException {
        var lines = Files.readAllLines(Tools.repository().resolve("node/start.cjs"));

        assertThat(lines).hasSizeLessThan(120);
        assertThat(lines.stream().filter(line -> line.contains("require(")))
                .allMatch(line -> line.contains("\"node:") || line.contains("./release.json"));
    }

    private RunningStep step(String action, String part, Map<String, String> variables) {
        return RunningStep.step(Machine.here(), release.script(action, part), machine, variables);
    }

    private static String link(String anchor) {
        return "%0Ahttps://github.com/runner-actions/runner-actions/blob/main/docs/troubleshooting.md#" + anchor;
    }
}

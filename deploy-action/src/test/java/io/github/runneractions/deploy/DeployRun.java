package io.github.runneractions.deploy;

import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import io.github.runneractions.sandbox.runner.action.ActionImage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The built action as a process that deploys as a tenant; its output goes to a file. */
final class DeployRun implements AutoCloseable {
    static final String REGISTRATION_TOKEN = "AAREGISTRATIONTOKENAA7319";
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Process process;
    private final Path output;

    private DeployRun(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts it with what every run here needs, and {@code more} inputs. */
    static DeployRun start(TenantNamespace tenant, Path folder, Map<String, String> more) {
        return start(folder, inputs(tenant, more));
    }

    private static Map<String, String> inputs(TenantNamespace tenant, Map<String, String> more) {
        var inputs = new LinkedHashMap<>(Map.of(
                "kube-server",
                tenant.server().toString(),
                "kube-ca",
                tenant.caPem(),
                "kube-token",
                tenant.token(),
                "namespace",
                tenant.namespace(),
                "release",
                "demo",
                "repository",
                "acme/widgets",
                "github-api-url",
                "http://127.0.0.1:9",
                "expected-runners",
                "0",
                "registration-token",
                REGISTRATION_TOKEN,
                "registration-token-expires-at",
                "2030-01-01T00:00:00Z"));
        inputs.putAll(more);
        return inputs;
    }

    /** Starts it in a step of a workflow, with a checkout in {@code folder}'s {@code workspace}. */
    static DeployRun inWorkflow(TenantNamespace tenant, Path folder, Map<String, String> more) {
        return start(folder, inputs(tenant, more), inWorkflow(folder));
    }

    /** Starts it as {@link #inWorkflow} does, with {@code inputs} alone. */
    static DeployRun inWorkflow(Path folder, Map<String, String> inputs) {
        return start(folder, inputs, inWorkflow(folder));
    }

    private static Map<String, String> inWorkflow(Path folder) {
        return Map.of(
                "GITHUB_ACTIONS", "true",
                "GITHUB_WORKSPACE", folder.resolve("workspace").toString(),
                "RUNNER_TEMP", folder.resolve("temp").toString());
    }

    /** Starts it as {@link #inWorkflow} does, in run {@code number} of a workflow. */
    static DeployRun numbered(TenantNamespace tenant, Path folder, int number, Map<String, String> more) {
        return start(
                folder,
                inputs(tenant, more),
                Map.of(
                        "GITHUB_ACTIONS",
                        "true",
                        "GITHUB_WORKSPACE",
                        folder.resolve("workspace").toString(),
                        "RUNNER_TEMP",
                        folder.resolve("temp").toString(),
                        "GITHUB_REPOSITORY",
                        "acme/widgets",
                        "GITHUB_WORKFLOW_REF",
                        "acme/widgets/.github/workflows/deploy.yml@refs/heads/main",
                        "GITHUB_RUN_ID",
                        String.valueOf(1000 + number),
                        "GITHUB_RUN_NUMBER",
                        String.valueOf(number),
                        "GITHUB_RUN_ATTEMPT",
                        "1"));
    }

    /** Starts it with {@code inputs} alone; what it keeps for itself goes into {@code folder}. */
    static DeployRun start(Path folder, Map<String, String> inputs) {
        return start(folder, inputs, Map.of("RUNNER_TEMP", folder.toString()));
    }

    private static DeployRun start(Path folder, Map<String, String> inputs, Map<String, String> variables) {
        try {
            var output = Files.createTempFile(folder, "output", ".txt");
            var builder = new ProcessBuilder(
                            ActionImage.of(Path.of("").toAbsolutePath()).command())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().clear();
            builder.environment().putAll(variables);
            Optional.ofNullable(variables.get("GITHUB_WORKSPACE"))
                    .map(File::new)
                    .ifPresent(builder::directory);
            inputs.forEach((name, value) ->
                    builder.environment().put("INPUT_" + name.toUpperCase(java.util.Locale.ROOT), value));
            return new DeployRun(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks it to end, as GitHub's runner does when the job is cancelled. */
    void cancel() {
        process.destroy();
    }

    /** Whether a program runs that it has started. */
    boolean hasAChild() {
        return process.children().findAny().isPresent();
    }

    /** Has {@code deed} done when it has ended, however. */
    void whenEnded(Runnable deed) {
        var _ = process.onExit().thenRun(deed);
    }

    /** Kills it, so that it cannot clean up. */
    void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** Kills it and all that it has started, as the end of its machine would. */
    void killAll() {
        family().forEach(ProcessHandle::destroyForcibly);
        exitCode();
    }

    /**
     * Cancels it as GitHub's runner does: SIGINT, 7.5 s later SIGTERM, 2.5 s later SIGKILL.
     *
     * @return whether it ended by itself
     */
    boolean cancelAsGitHub() {
        signal("INT");
        if (!endsIn(Duration.ofMillis(7_500))) {
            signal("TERM");
            if (!endsIn(Duration.ofMillis(2_500))) {
                killAll();
                return false;
            }
        }
        return true;
    }

    /** Stops it and all that it has started, until {@link #resume}. */
    void suspend() {
        family().forEach(each -> signal("STOP", each));
    }

    /** Lets it go on. */
    void resume() {
        family().forEach(each -> signal("CONT", each));
    }

    private List<ProcessHandle> family() {
        return Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
    }

    private void signal(String name) {
        signal(name, process.toHandle());
    }

    private static void signal(String name, ProcessHandle to) {
        try {
            var kill = new ProcessBuilder("kill", "-" + name, String.valueOf(to.pid()))
                    .inheritIO()
                    .start();
            var _ = kill.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private boolean endsIn(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits for its end; returns its exit code. */
    int exitCode() {
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("It did not end; it wrote:\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Its output so far. */
    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}

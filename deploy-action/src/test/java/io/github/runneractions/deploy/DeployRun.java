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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

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
        return start(
                folder,
                inputs(tenant, more),
                Map.of(
                        "GITHUB_ACTIONS", "true",
                        "GITHUB_WORKSPACE", folder.resolve("workspace").toString(),
                        "RUNNER_TEMP", folder.resolve("temp").toString()));
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

    /** Kills it, so that it cannot clean up. */
    void kill() {
        process.destroyForcibly();
        exitCode();
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

package io.github.runneractions.runnercleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.key.SigningKey;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import io.github.runneractions.sandbox.runner.action.ActionImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The finished action as a process without GitHub's runner, as a tenant of a cluster. */
final class CleanupRun {
    static final String TOKEN = "ghp_octocatCleansUp";
    private static final int LIMIT_SECONDS = 120;

    private CleanupRun() {}

    /** Runs to its good end; returns what it wrote. */
    static String works(Path folder, GitHubSandbox sandbox, TenantNamespace tenant, Map<String, String> more) {
        return run(folder, sandbox, tenant, more, 0);
    }

    /** Runs to a failure that was foreseen; returns what it wrote. */
    static String fails(Path folder, GitHubSandbox sandbox, TenantNamespace tenant, Map<String, String> more) {
        return run(folder, sandbox, tenant, more, 1);
    }

    /** Those of a cleanup of the runners of release {@code demo}, and {@code more}. */
    static Map<String, String> inputs(GitHubSandbox sandbox, TenantNamespace tenant, Map<String, String> more) {
        var inputs = new LinkedHashMap<>(Map.of(
                "token",
                TOKEN,
                "repository",
                "acme/widgets",
                "release",
                "demo",
                "offline-for",
                "1s",
                "max-delete",
                "3",
                "github-api-url",
                sandbox.url().toString(),
                "kube-server",
                tenant.server().toString(),
                "kube-ca",
                tenant.caPem(),
                "kube-token",
                tenant.token(),
                "namespace",
                tenant.namespace()));
        inputs.putAll(more);
        return inputs;
    }

    /** The variables of a cleanup of the runners with the label {@code gpu}, by app 1. */
    static Map<String, String> asApp(GitHubSandbox sandbox, SigningKey key) {
        return Map.of(
                "INPUT_APP_ID", "1",
                "INPUT_PRIVATE_KEY", key.privatePem(),
                "INPUT_REPOSITORY", "acme/widgets",
                "INPUT_LABELS", "gpu",
                "INPUT_GITHUB_API_URL", sandbox.url().toString());
    }

    private static String run(
            Path folder, GitHubSandbox sandbox, TenantNamespace tenant, Map<String, String> more, int exitCode) {
        try {
            var output = Files.createTempFile(folder, "output", ".txt");
            var builder = new ProcessBuilder(ActionImage.of(Path.of("")).command())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().clear();
            inputs(sandbox, tenant, more)
                    .forEach((name, value) ->
                            builder.environment().put("INPUT_" + name.toUpperCase(Locale.ROOT), value));
            var process = builder.start();
            var ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            var text = Files.readString(output);
            assertThat(ended).as(text).isTrue();
            assertThat(process.exitValue()).as(text).isEqualTo(exitCode);
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

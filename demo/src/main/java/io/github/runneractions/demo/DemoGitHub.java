package io.github.runneractions.demo;

import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.SandboxOptions;
import io.github.runneractions.sandbox.key.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** GitHub as the demo finds it: an app, a repository, the stale runners of an earlier fleet, and another team's. */
final class DemoGitHub {
    /** As many as the cleanup that people copy left behind. */
    static final int STALE = 42;

    static final int FOREIGN = 3;

    static final String REPOSITORY = "acme/widgets";

    private static final String STATE = """
            apps:
              - {id: 12345, client-id: Iv23liAcmeDeployer, slug: acme-deployer, name: Acme deployer, owner: acme,
                 public-key: app.pub.pem}
            organizations: [acme]
            repositories: [acme/widgets]
            installations:
              - {id: 42, app: 12345, account: acme, repositories: [acme/widgets],
                 permissions: {administration: write, metadata: read}}
            runners:
            """;

    private DemoGitHub() {}

    static GitHubSandbox start(SandboxOptions options, SigningKey key, Path folder) {
        var stale = runners("widgets-5d8f7c9b4-", STALE, "blue");
        var foreign = runners("payments-66d9f8c7b-", FOREIGN, "payments");
        try {
            Files.writeString(folder.resolve("app.pub.pem"), key.publicPem());
            var state = Files.writeString(folder.resolve("github.yaml"), STATE + stale + foreign);
            var sandbox = GitHubSandbox.start(options);
            sandbox.load(state);
            return sandbox;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Five characters as Kubernetes ends a pod's name, of its alphabet without vowels and look-alikes. */
    private static String podSuffix(int number) {
        var alphabet = "bcdfghjklmnpqrstvwxz2456789";
        return "x7k" + alphabet.charAt(number / alphabet.length()) + alphabet.charAt(number % alphabet.length());
    }

    private static String runners(String prefix, int count, String label) {
        return IntStream.range(0, count)
                .mapToObj(number -> "  - {scope: " + REPOSITORY + ", name: " + prefix + podSuffix(number)
                        + ", status: offline, labels: [self-hosted, " + label + "]}\n")
                .collect(Collectors.joining());
    }
}

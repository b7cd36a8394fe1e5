package io.github.runneractions.demo;

import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.SandboxOptions;
import io.github.runneractions.sandbox.key.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** GitHub after the steps of docs/setup.md: an app with the permissions of one of its links, and no runners. */
final class GuideGitHub {
    /** The one of the document. */
    static final String CLIENT_ID = "Iv23liEXAMPLE";

    private GuideGitHub() {}

    static GitHubSandbox start(SandboxOptions options, SigningKey key, Map<String, String> permissions, Path folder) {
        var state = """
                apps:
                  - {id: 12345, client-id: %s, slug: runners, name: Runners, owner: acme, public-key: guide.pub.pem}
                organizations: [acme]
                repositories: [acme/widgets]
                groups: [{name: builders, repositories: [acme/widgets]}]
                installations:
                  - {id: 42, app: 12345, account: acme, repositories: [acme/widgets], permissions: %s}
                """.formatted(CLIENT_ID, permissions.toString().replace("=", ": "));
        try {
            Files.writeString(folder.resolve("guide.pub.pem"), key.publicPem());
            var sandbox = GitHubSandbox.start(options);
            sandbox.load(Files.writeString(folder.resolve("guide.yaml"), state));
            return sandbox;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the app asked of its installation: the permissions of each token, as GitHub was sent them. */
    static List<String> asked(GitHubSandbox github) {
        return github.exchanges().stream()
                .filter(exchange -> exchange.target().endsWith("/access_tokens"))
                .map(exchange -> exchange.body().replaceFirst(".*\"permissions\":(\\{[^}]*}).*", "$1"))
                .distinct()
                .toList();
    }
}

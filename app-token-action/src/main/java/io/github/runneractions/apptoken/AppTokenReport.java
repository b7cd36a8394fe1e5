package io.github.runneractions.apptoken;

import io.github.runneractions.runtime.Secret;
import io.github.runneractions.toolkit.Markdown;
import io.github.runneractions.toolkit.Report;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The outputs, the notice, and the line of the job's summary, which identifies the token for an audit without showing it. */
final class AppTokenReport {
    private AppTokenReport() {}

    static void of(AppTokenResult result, Report report) {
        var installation = result.grant().installation();
        result.token().ifPresent(token -> {
            report.output("token", token.secret());
            report.output("access-token", token.secret());
            report.output("expires-at", token.expiresAt().toString());
        });
        report.output("installation-id", Long.toString(installation.id()));
        report.output("app-slug", installation.appSlug());
        report.output("permissions", result.grant().permissionsJson());
        report.output("repositories", result.grant().repositoryList());
        result.git().ifPresent(git -> {
            report.output("git-user-name", git.name());
            report.output("git-user-email", git.email());
        });
        result.jwt().ifPresent(jwt -> report.output("jwt", jwt));
        report.summary(summary(result));
        result.notice().ifPresent(report::notice);
    }

    private static Markdown summary(AppTokenResult result) {
        var grant = result.grant();
        var installation = grant.installation();
        var about = Markdown.of(
                "**{}** (installation {}) for {}: {}",
                installation.appSlug(),
                installation.id(),
                grant.scope(),
                grant.permissions());
        return result.token()
                .map(token -> Markdown.of(
                        "Installation token of {}; expires {}; SHA-256 `{}`",
                        about,
                        token.expiresAt(),
                        fingerprint(token.secret())))
                .orElseGet(() -> Markdown.of("Dry run, no token created: a token of {}", about));
    }

    /** GitHub's audit log identifies a token by its SHA-256. */
    private static String fingerprint(Secret token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(token.reveal().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

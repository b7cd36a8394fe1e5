package io.github.runneractions.apptoken;

/** The line on the job's summary page: what an audit asks about a token, without the token. */
final class SummaryLine {
    private SummaryLine() {}

    static String of(AppTokenResult result) {
        var grant = result.grant();
        var installation = grant.installation();
        var about = " **" + installation.appSlug() + "** (installation " + installation.id() + ") for " + grant.scope()
                + ": " + grant.permissions();
        return result.token()
                .map(token -> "Installation token of" + about + "; expires " + token.expiresAt() + "; SHA-256 `"
                        + Fingerprint.of(token.secret()) + "`")
                .orElse("Dry run, nothing minted: a token of" + about);
    }
}

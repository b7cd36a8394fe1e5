package io.github.runneractions.github.http;

import java.util.Collection;
import java.util.Locale;

/**
 * Whose token a request carries, by its prefix.
 *
 * @see <a href="https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats">GitHub's
 *     token formats</a>
 */
public enum TokenType {
    /** An app's installation. */
    INSTALLATION,
    /** A person, by a classic personal access token, which has scopes. */
    CLASSIC_TOKEN,
    /** A person, by a fine-grained personal access token, which has permissions. */
    FINE_GRAINED_TOKEN,
    /** An app itself, a person's OAuth token, or none of them. */
    UNKNOWN;

    /** By the values of the {@code Authorization} header. */
    static TokenType of(Collection<String> authorization) {
        return authorization.stream()
                .findFirst()
                .map(header -> of(header.substring(header.indexOf(' ') + 1).strip()))
                .orElse(UNKNOWN);
    }

    /** By the token itself. */
    public static TokenType of(String token) {
        var credential = token.toLowerCase(Locale.ROOT);
        if (credential.startsWith("ghs_")) {
            return INSTALLATION;
        }
        if (credential.startsWith("ghp_")) {
            return CLASSIC_TOKEN;
        }
        return credential.startsWith("github_pat_") ? FINE_GRAINED_TOKEN : UNKNOWN;
    }
}

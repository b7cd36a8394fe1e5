package io.github.runneractions.github;

import io.github.runneractions.github.http.ApiResponse;
import io.github.runneractions.github.http.GitHubSettings;
import io.github.runneractions.github.http.TokenScopes;
import io.github.runneractions.runtime.ForeignText;
import io.github.runneractions.runtime.Hint;
import io.github.runneractions.runtime.Topic;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Explains a 403, which has many causes. Only what a header or a sentence of GitHub's proves is told as the cause: a rate limit,
 * single sign-on, a missing scope, a missing permission.
 */
public final class Forbidden {
    static final Topic SINGLE_SIGN_ON = new Topic("The token is not authorised for single sign-on");

    private static final String SSO_URL = "url=";

    /** A part of GitHub's reason, in lower case → the advice about it. The first that matches counts. */
    private static final Map<String, String> ADVICE = new LinkedHashMap<>();

    static {
        ADVICE.put(
                "ip allow list",
                "Add the runner's IP address to the allow list, or run the job on a runner whose address is on it.");
        ADVICE.put("saml", "Authorise the token for the organisation's single sign-on, on the token's own page.");
        ADVICE.put("archived", "Have an administrator unarchive the repository, or name another one.");
        ADVICE.put("admin rights", "Use the token of an administrator.");
        ADVICE.put("personal access token", "Use a token that the organisation's policy permits.");
        ADVICE.put("suspended", "Ask an owner of the account, or GitHub's support, to end the suspension.");
        ADVICE.put("blocked", "Ask an owner of the account, or GitHub's support, to lift the block.");
    }

    private Forbidden() {}

    static ErrorExplanation of(ApiResponse response) {
        if (response.rateLimited()) {
            return new ErrorExplanation(
                    ErrorExplanation.RATE_LIMIT,
                    ErrorExplanation.said(response),
                    Hint.of(
                            "Run the step again when the limit has ended, or raise {} so that the step can wait.",
                            GitHubSettings.TIMEOUT));
        }
        return singleSignOn(response)
                .or(() -> lackingScope(response, "Use a token that has it."))
                .or(() -> lackingPermission(
                        response,
                        "Grant the app %s, have an owner of the account accept it for the installation, and create a new"
                                + " token."))
                .orElseGet(() -> new ErrorExplanation(
                        ErrorExplanation.REFUSED, ErrorExplanation.said(response), advice(response)));
    }

    /** An organisation with single sign-on, which a token must be authorised for. GitHub sends the page on which that is done. */
    private static Optional<ErrorExplanation> singleSignOn(ApiResponse response) {
        return response.header("x-github-sso")
                .filter(header -> header.startsWith("required"))
                .map(header -> new ErrorExplanation(
                        SINGLE_SIGN_ON,
                        "the token is not authorised for the organisation's single sign-on",
                        "Authorise the token at "
                                + (header.contains(SSO_URL)
                                        ? ForeignText.inOneLine(
                                                header.substring(header.indexOf(SSO_URL) + SSO_URL.length()))
                                        : "its own page")
                                + "."));
    }

    /** A classic token without any of the scopes that the call accepts, if GitHub's headers prove it. */
    public static Optional<ErrorExplanation> lackingScope(ApiResponse response, String hint) {
        return TokenScopes.lacking(response)
                .map(scopes -> new ErrorExplanation(
                        ErrorExplanation.MISSING_PERMISSION,
                        "the token lacks the scope " + scopes.needed() + "; it has " + scopes.own(),
                        hint));
    }

    /**
     * A token without the permission that the call requires, if GitHub says so.
     *
     * @param hint with {@code %s} for the permission
     */
    public static Optional<ErrorExplanation> lackingPermission(ApiResponse response, String hint) {
        // Which permissions a call accepts is no proof: GitHub sends that with each 403.
        return accepted(response)
                .filter(_ -> response.message().startsWith("Resource not accessible by"))
                .map(needed -> new ErrorExplanation(
                        ErrorExplanation.MISSING_PERMISSION,
                        "the token lacks the permission " + needed,
                        hint.replace("%s", needed)));
    }

    private static Optional<String> accepted(ApiResponse response) {
        return response.header("x-accepted-github-permissions")
                .filter(header -> !header.isBlank())
                .map(header -> "`" + ForeignText.inOneLine(header).replace("=", ": ") + "`");
    }

    private static String advice(ApiResponse response) {
        var said = response.words().toLowerCase(Locale.ROOT);
        return ADVICE.entrySet().stream()
                .filter(advice -> said.contains(advice.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> said.isEmpty()
                        ? accepted(response)
                                .map(needed -> "Check that the token has " + needed
                                        + ", and whether a policy of the organisation blocks the request.")
                                .orElse("Check whether a policy of the organisation blocks the request.")
                        : "Follow GitHub's reason. An IP allow list, single sign-on or another policy of the organisation can"
                                + " block a request.");
    }
}

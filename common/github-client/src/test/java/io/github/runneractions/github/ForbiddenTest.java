package io.github.runneractions.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.github.http.ApiResponses;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The causes of a 403, each with its proof, and all others with GitHub's words. */
class ForbiddenTest {
    private static final String NOT_ACCESSIBLE = "Resource not accessible by integration";

    @Test
    void namesThePermissionThatGitHubNames() {
        var explanation = explain(NOT_ACCESSIBLE, "x-accepted-github-permissions: administration=write");

        assertThat(explanation.topic()).isEqualTo(ErrorExplanation.MISSING_PERMISSION);
        assertThat(explanation.meaning()).isEqualTo("the token lacks the permission `administration: write`");
        assertThat(explanation.hint().toString()).startsWith("Grant the app `administration: write`, have an owner");
    }

    @Test
    void reportsTheRateLimitBeforeAPermission() {
        assertThat(explain(NOT_ACCESSIBLE, "x-accepted-github-permissions: administration=write", "retry-after: 60")
                        .topic())
                .isEqualTo(ErrorExplanation.RATE_LIMIT);
    }

    @ParameterizedTest
    @CsvSource({
        "required; url=https://github.com/orgs/acme/sso?authorization_request=AB12,"
                + " Authorise the token at https://github.com/orgs/acme/sso?authorization_request=AB12.",
        "required, Authorise the token at its own page."
    })
    void keepsThePageOfSingleSignOn(String header, String hint) {
        var explanation = explain(
                "Resource protected by organization SAML enforcement.",
                "x-github-sso: " + header,
                "x-oauth-scopes: gist",
                "x-accepted-oauth-scopes: repo");

        assertThat(explanation.topic()).isEqualTo(Forbidden.SINGLE_SIGN_ON);
        assertThat(explanation.hint()).hasToString(hint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gist|repo|the token lacks the scope `repo`; it has only `gist`",
                "''|repo|the token lacks the scope `repo`; it has no scope",
                "repo, gist|admin:org|the token lacks the scope `admin:org`; it has only `gist`, `repo`",
                "manage_runners:org|admin:org|the token lacks the scope `admin:org`; it has only `manage_runners:org`",
                "repo|admin:enterprise, manage_runners:enterprise"
                        + "|the token lacks the scope `admin:enterprise` or `manage_runners:enterprise`; it has only `repo`",
            })
    void namesAScopeOnlyIfTheTokenHasNoneThatIsAccepted(String own, String accepted, String meaning) {
        var explanation = explain("Forbidden", "x-oauth-scopes: " + own, "x-accepted-oauth-scopes: " + accepted);

        assertThat(explanation.topic()).isEqualTo(ErrorExplanation.MISSING_PERMISSION);
        assertThat(explanation.meaning()).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "repo, admin:org|repo",
                "gist, manage_runners:org|admin:org, manage_runners:org",
                "admin:org|manage_runners:org",
                "admin:org|read:org",
                "write:org|read:org",
                "admin:enterprise|manage_runners:enterprise",
                "repo|public_repo",
                "repo|repo:status",
                "gist|''",
                "''|''"
            })
    void namesNoScopeThatIsNotMissing(String own, String accepted) {
        var explanation =
                explain("Must have admin rights", "x-oauth-scopes: " + own, "x-accepted-oauth-scopes: " + accepted);

        assertThat(explanation.topic()).isEqualTo(ErrorExplanation.REFUSED);
        assertThat(explanation.meaning()).isEqualTo("GitHub responded with 403: Must have admin rights");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Although you appear to have the correct authorization credentials, the `acme` organization has an IP"
                        + " allow list enabled, and your IP address is not permitted to access this resource."
                        + "|Add the runner's IP address to the allow list",
                "Resource protected by organization SAML enforcement.|Authorise the token for",
                "Repository was archived so is read-only.|Have an administrator unarchive",
                "Must have admin rights to Repository.|Use the token of an administrator.",
                "`acme` forbids access via a personal access token (classic).|Use a token that the organisation's policy",
                "Sorry. Your account was suspended.|Ask an owner of the account",
                "Repository access blocked|Ask an owner of the account",
                "The moon is in the wrong quarter|Follow GitHub's reason."
            })
    void leavesEveryOtherCauseToGitHubsWords(String said, String advice) {
        var explanation = explain(
                said,
                "x-accepted-github-permissions: administration=write",
                "x-oauth-scopes: repo",
                "x-accepted-oauth-scopes: repo");

        assertThat(explanation.topic()).isEqualTo(ErrorExplanation.REFUSED);
        assertThat(explanation.meaning()).startsWith("GitHub responded with 403: " + said.substring(0, 20));
        assertThat(explanation.hint().toString()).startsWith(advice);
    }

    @Test
    void givesThePermissionAsAdviceIfGitHubSaysNothing() {
        var explanation =
                explain("", "x-accepted-github-permissions: administration=write", "x-github-request-id: 0401:2A33:1");

        assertThat(explanation.topic()).isEqualTo(ErrorExplanation.REFUSED);
        assertThat(explanation.meaning()).isEqualTo("GitHub responded with 403 without a reason");
        assertThat(explanation.hint().toString()).startsWith("Check that the token has `administration: write`, and");
    }

    private static ErrorExplanation explain(String said, String... headers) {
        var all = new HashMap<String, List<String>>();
        for (var header : headers) {
            var colon = header.indexOf(':');
            all.put(
                    header.substring(0, colon),
                    List.of(header.substring(colon + 1).strip()));
        }
        return ErrorExplanation.common(ApiResponses.saying(403, said, Map.copyOf(all)));
    }
}

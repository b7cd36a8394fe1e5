package io.github.runneractions.github.http;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The scopes of a classic token, and those of which a call accepts any, as GitHub's headers tell them.
 *
 * @see <a href="https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/scopes-for-oauth-apps">Scopes</a>
 */
public record TokenScopes(SortedSet<String> granted, SortedSet<String> accepted) {
    /** A scope that includes others → what those begin or end with. */
    private static final Map<String, String> PARENTS = Map.of(
            "repo", "repo:|public_repo|security_events",
            "admin:org", "write:org|read:org|manage_runners:org",
            "write:org", "read:org",
            "admin:enterprise", "manage_runners:enterprise|manage_billing:enterprise|read:enterprise");

    /** The scopes, if {@code response}'s headers show that the token has none of those that the call accepts. */
    public static Optional<TokenScopes> lacking(ApiResponse response) {
        return response.header("x-oauth-scopes")
                .map(granted -> new TokenScopes(
                        scopes(granted),
                        scopes(response.header("x-accepted-oauth-scopes").orElse(""))))
                .filter(scopes -> !scopes.accepted.isEmpty() && !scopes.suffice());
    }

    /** The accepted scopes for a sentence. */
    public String needed() {
        return quoted(accepted, " or ");
    }

    /** The token's own scopes for a sentence. */
    public String own() {
        return granted.isEmpty() ? "no scope" : "only " + quoted(granted, ", ");
    }

    private boolean suffice() {
        return granted.stream().anyMatch(own -> accepted.stream().anyMatch(scope -> includes(own, scope)));
    }

    private static boolean includes(String own, String scope) {
        return own.equals(scope)
                || Arrays.stream(PARENTS.getOrDefault(own, "").split("\\|"))
                        .filter(part -> !part.isEmpty())
                        .anyMatch(part -> part.endsWith(":") ? scope.startsWith(part) : scope.equals(part));
    }

    private static String quoted(SortedSet<String> scopes, String between) {
        return scopes.stream().map(scope -> "`" + scope + "`").collect(Collectors.joining(between));
    }

    private static SortedSet<String> scopes(String header) {
        return Arrays.stream(header.split("[,\\s]+"))
                .filter(scope -> !scope.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

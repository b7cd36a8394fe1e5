package io.github.runneractions.github.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runneractions.github.json.Json;
import io.github.runneractions.runtime.ForeignText;
import java.util.stream.Stream;

/**
 * An app's installation on an account.
 *
 * @param id GitHub's number of it
 * @param account the organisation's or user's login, or the enterprise's slug
 * @param appSlug the app's name in URLs
 * @param permissions what the account has granted
 * @param state whether its tokens work
 * @param selection which of the account's repositories it covers
 * @param page its page for an owner of the account; empty when GitHub does not return it
 */
public record Installation(
        long id,
        String account,
        String appSlug,
        Permissions permissions,
        State state,
        Selection selection,
        String page) {
    /** For an account that was deleted, GitHub returns none. */
    private static final String NO_ACCOUNT = "(an account that GitHub does not name)";

    /** Whether an owner of the account has suspended it. */
    public enum State {
        ACTIVE,
        SUSPENDED
    }

    /** Which repositories of its account an installation covers. */
    public enum Selection {
        /** Every one, those of the future too. */
        ALL,
        /** Those that an owner of the account has selected. */
        SELECTED
    }

    static Installation of(JsonNode node) {
        return new Installation(
                Json.number(node, "id"),
                account(node.path("account")),
                Json.name(node, "app_slug"),
                Permissions.of(node.required("permissions")),
                node.hasNonNull("suspended_at") ? State.SUSPENDED : State.ACTIVE,
                node.path("repository_selection").asText().equals("all") ? Selection.ALL : Selection.SELECTED,
                ForeignText.inOneLine(node.path("html_url").asText("")));
    }

    private static String account(JsonNode account) {
        return Stream.of("login", "slug")
                .filter(account::hasNonNull)
                .findFirst()
                .map(name -> Json.name(account, name))
                .orElse(NO_ACCOUNT);
    }

    /** Whether it is, as far as GitHub tells, on the account of {@code login}. */
    boolean isOn(String login) {
        return account.equals(NO_ACCOUNT) || account.equalsIgnoreCase(login);
    }

    /** Such as {@code installation 42 on acme}. */
    @Override
    public String toString() {
        return "installation " + id + " on " + account;
    }
}

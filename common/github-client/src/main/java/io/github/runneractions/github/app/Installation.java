package io.github.runneractions.github.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runneractions.runtime.ForeignText;

/**
 * An app's installation on an account.
 *
 * @param id GitHub's number of it
 * @param account the organisation's or user's login, or the enterprise's slug
 * @param appSlug the app's name in URLs
 * @param permissions what the account has granted
 * @param state whether its tokens work
 * @param page its page for an owner of the account; empty when GitHub does not return it
 */
public record Installation(long id, String account, String appSlug, Permissions permissions, State state, String page) {
    /** Whether an owner of the account has suspended it. */
    public enum State {
        ACTIVE,
        SUSPENDED
    }

    static Installation of(JsonNode node) {
        var account = node.required("account");
        return new Installation(
                node.required("id").asLong(),
                account.hasNonNull("login")
                        ? account.required("login").asText()
                        : account.required("slug").asText(),
                node.required("app_slug").asText(),
                Permissions.of(node.required("permissions")),
                node.hasNonNull("suspended_at") ? State.SUSPENDED : State.ACTIVE,
                ForeignText.inOneLine(node.path("html_url").asText("")));
    }
}

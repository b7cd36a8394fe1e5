package io.github.runneractions.github.app;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An app's installation on an account.
 *
 * @param id GitHub's number of it
 * @param account the organisation's or user's login
 * @param appSlug the app's name in URLs
 * @param permissions what the account has granted
 */
public record Installation(long id, String account, String appSlug, Permissions permissions) {
    static Installation of(JsonNode node) {
        return new Installation(
                node.required("id").asLong(),
                node.required("account").required("login").asText(),
                node.required("app_slug").asText(),
                Permissions.of(node.required("permissions")));
    }
}

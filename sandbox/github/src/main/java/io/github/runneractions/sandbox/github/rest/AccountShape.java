package io.github.runneractions.sandbox.github.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runneractions.sandbox.github.model.Account;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Accounts as the API shows them. */
final class AccountShape {

    /** When everything in this world was created. */
    static final String CREATED_AT = "2024-01-01T00:00:00Z";

    private static final List<String> USER_LINKS = List.of(
            "followers",
            "following",
            "gists",
            "starred",
            "subscriptions",
            "organizations",
            "repos",
            "events",
            "received_events");
    private static final List<String> ORGANIZATION_LINKS =
            List.of("repos", "events", "hooks", "issues", "members", "public_members");
    private static final List<String> PROFILE =
            List.of("name", "company", "blog", "location", "email", "hireable", "bio");

    private final String base;

    AccountShape(String base) {
        this.base = base;
    }

    /** The short form of accounts in other responses. */
    ObjectNode simple(Account account) {
        String url = base + "/users/" + account.login().replace("[", "%5B").replace("]", "%5D");
        ObjectNode node = identity(account).put("gravatar_id", "").put("url", url);
        USER_LINKS.forEach(link -> node.put(link + "_url", url + "/" + link));
        return node.put("type", account.kind().type()).put("site_admin", false);
    }

    ObjectNode user(Account account) {
        ObjectNode node = simple(account);
        PROFILE.forEach(node::putNull);
        return counted(node).put("user_view_type", "public");
    }

    ObjectNode organization(Account account) {
        String url = base + "/orgs/" + account.login();
        ObjectNode node = identity(account).put("url", url);
        ORGANIZATION_LINKS.forEach(link -> node.put(link + "_url", url + "/" + link));
        node.putNull("description").putNull("archived_at");
        return counted(node)
                .put("type", account.kind().type())
                .put("has_organization_projects", true)
                .put("has_repository_projects", true);
    }

    ObjectNode enterprise(Account account) {
        return JsonNodes.object()
                .put("id", account.id())
                .put("node_id", nodeId("Enterprise", account.id()))
                .put("slug", account.login())
                .put("name", account.login())
                .put("html_url", "https://github.com/enterprises/" + account.login())
                .put("avatar_url", avatar(account))
                .put("created_at", CREATED_AT)
                .put("updated_at", CREATED_AT);
    }

    static String nodeId(String type, long id) {
        return Base64.getEncoder().encodeToString((type + id).getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode identity(Account account) {
        return JsonNodes.object()
                .put("login", account.login())
                .put("id", account.id())
                .put("node_id", nodeId(account.kind().type(), account.id()))
                .put("avatar_url", avatar(account))
                .put("html_url", "https://github.com/" + account.login().replaceFirst("^(.*)\\[bot]$", "apps/$1"));
    }

    private static ObjectNode counted(ObjectNode node) {
        return node.put("public_repos", 0)
                .put("public_gists", 0)
                .put("followers", 0)
                .put("following", 0)
                .put("created_at", CREATED_AT)
                .put("updated_at", CREATED_AT);
    }

    private static String avatar(Account account) {
        return "https://avatars.githubusercontent.com/u/" + account.id() + "?v=4";
    }
}

package io.github.runneractions.sandbox.github.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runneractions.sandbox.github.model.Account;
import io.github.runneractions.sandbox.github.model.RegisteredApp;
import io.github.runneractions.sandbox.github.model.StoredInstallation;
import io.github.runneractions.sandbox.github.model.World;

/** Apps and installations as the API shows them. */
final class AppShape {

    private final World world;
    private final String base;
    private final AccountShape accounts;

    AppShape(World world, String base) {
        this.world = world;
        this.base = base;
        this.accounts = new AccountShape(base);
    }

    ObjectNode app(RegisteredApp app) {
        ObjectNode node = JsonNodes.object()
                .put("id", app.id())
                .put("client_id", app.clientId())
                .put("slug", app.slug())
                .put("node_id", AccountShape.nodeId("Integration", app.id()))
                .put("name", app.name())
                .put("description", "")
                .put("external_url", "https://example.com")
                .put("html_url", "https://github.com/apps/" + app.slug())
                .put("created_at", AccountShape.CREATED_AT)
                .put("updated_at", AccountShape.CREATED_AT)
                .put("installations_count", world.installations().of(app).size());
        node.set("owner", accounts.simple(account(app.owner())));
        node.set("permissions", JsonNodes.object().put("metadata", "read"));
        node.set("events", noEvents());
        return node;
    }

    ObjectNode installation(RegisteredApp app, StoredInstallation installation) {
        ObjectNode node = JsonNodes.object()
                .put("id", installation.id())
                .put("client_id", app.clientId())
                .put("app_id", app.id())
                .put("app_slug", app.slug())
                .put("repository_selection", selection(installation))
                .put("access_tokens_url", base + "/app/installations/" + installation.id() + "/access_tokens")
                .put("repositories_url", base + "/installation/repositories")
                .put("html_url", "https://github.com/settings/installations/" + installation.id())
                .put("created_at", AccountShape.CREATED_AT)
                .put("updated_at", AccountShape.CREATED_AT);
        node.putNull("single_file_name");
        target(node, installation);
        node.set("permissions", JsonNodes.object(installation.permissions().levels()));
        node.set("events", noEvents());
        suspension(node, installation);
        return node;
    }

    static String selection(StoredInstallation installation) {
        return installation.repositories().isPresent() ? "selected" : "all";
    }

    private void target(ObjectNode node, StoredInstallation installation) {
        Account enterprise = world.accounts().enterprise(installation.account()).orElse(null);
        if (enterprise != null) {
            node.set("account", accounts.enterprise(enterprise));
            node.put("target_id", enterprise.id())
                    .put("target_type", enterprise.kind().type());
            return;
        }
        Account account = account(installation.account());
        node.set("account", accounts.simple(account));
        node.put("target_id", account.id()).put("target_type", account.kind().type());
    }

    private void suspension(ObjectNode node, StoredInstallation installation) {
        switch (installation.state()) {
            case ACTIVE -> node.putNull("suspended_by").putNull("suspended_at");
            case SUSPENDED -> {
                node.set("suspended_by", accounts.simple(account(installation.account())));
                node.put("suspended_at", AccountShape.CREATED_AT);
            }
        }
    }

    private Account account(String login) {
        return world.accounts()
                .find(login)
                .orElseThrow(() -> new IllegalStateException("There is no account " + login));
    }

    private static ArrayNode noEvents() {
        return JsonNodes.MAPPER.createArrayNode();
    }
}

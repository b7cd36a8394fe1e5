package io.github.runneractions.sandbox.github.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runneractions.sandbox.github.model.AccessToken;
import io.github.runneractions.sandbox.github.model.Repository;
import io.github.runneractions.sandbox.github.model.World;
import java.util.List;

/** The requests of an installation token: its repositories, and its revocation. */
final class InstallationRoutes {

    private final World world;

    InstallationRoutes(World world) {
        this.world = world;
    }

    List<Route> all() {
        return List.of(
                Route.get(
                        "/installation/repositories",
                        new AccessRule.Installation(),
                        "/apps/installations#list-repositories-accessible-to-the-app-installation",
                        this::repositories),
                Route.delete(
                        "/installation/token",
                        new AccessRule.Installation(),
                        "/apps/installations#revoke-an-installation-access-token",
                        this::revoke));
    }

    private RestResponse repositories(Call call) {
        AccessToken.OfInstallation token = call.installationToken();
        RepositoryShape shape = new RepositoryShape(world, call.base());
        List<Repository> covered = world.repositories().of(token.installation()).stream()
                .filter(token::covers)
                .toList();
        RestResponse answer = Page.of(covered, call).counted("repositories", shape::inList);
        answer.body()
                .map(ObjectNode.class::cast)
                .ifPresent(node -> node.put(
                        "repository_selection",
                        token.repositories().isPresent() ? "selected" : AppShape.selection(token.installation())));
        return answer;
    }

    private RestResponse revoke(Call call) {
        world.tokens().revoke(call.installationToken());
        return RestResponse.noContent();
    }
}

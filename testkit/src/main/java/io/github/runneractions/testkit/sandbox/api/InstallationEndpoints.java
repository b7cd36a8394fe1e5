package io.github.runneractions.testkit.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runneractions.testkit.sandbox.world.AccessToken;
import io.github.runneractions.testkit.sandbox.world.Repository;
import io.github.runneractions.testkit.sandbox.world.World;
import java.util.List;

/** What an installation's token says about itself, and its end. */
final class InstallationEndpoints {

    private final World world;

    InstallationEndpoints(World world) {
        this.world = world;
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.get(
                        "/installation/repositories",
                        new Access.Installation(),
                        "/apps/installations#list-repositories-accessible-to-the-app-installation",
                        this::repositories),
                Endpoint.delete(
                        "/installation/token",
                        new Access.Installation(),
                        "/apps/installations#revoke-an-installation-access-token",
                        this::revoke));
    }

    private Answer repositories(Call call) {
        AccessToken.OfInstallation token = call.installationToken();
        RepositoryShape shape = new RepositoryShape(world, call.base());
        List<Repository> covered = world.repositories().of(token.installation()).stream()
                .filter(token::covers)
                .toList();
        Answer answer = Page.of(covered, call).counted("repositories", shape::inList);
        answer.body()
                .map(ObjectNode.class::cast)
                .ifPresent(node -> node.put(
                        "repository_selection",
                        token.repositories().isPresent() ? "selected" : AppShape.selection(token.installation())));
        return answer;
    }

    private Answer revoke(Call call) {
        world.tokens().revoke(call.installationToken());
        return Answer.noContent();
    }
}

package io.github.runneractions.testkit.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runneractions.testkit.sandbox.world.Repository;
import io.github.runneractions.testkit.sandbox.world.World;
import java.util.List;
import java.util.Optional;

/** Accounts and repositories by name. */
final class LookupEndpoints {

    private static final Access PUBLIC = new Access.Public();

    private final World world;

    LookupEndpoints(World world) {
        this.world = world;
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.get("/users/{username}", PUBLIC, "/users/users#get-a-user", this::user),
                Endpoint.get("/orgs/{org}", PUBLIC, "/orgs/orgs#get-an-organization", this::organization),
                Endpoint.get(
                        "/repos/{owner}/{repo}",
                        new Access.Repository("metadata", "read"),
                        "/repos/repos#get-a-repository",
                        this::repository));
    }

    private Answer user(Call call) {
        return answer(world.accounts().find(call.path("username")).map(new AccountShape(call.base())::user));
    }

    private Answer organization(Call call) {
        return answer(world.accounts().organization(call.path("org")).map(new AccountShape(call.base())::organization));
    }

    private Answer repository(Call call) {
        Optional<Repository> found = world.repositories().find(call.repository());
        return answer(found.map(new RepositoryShape(world, call.base())::full));
    }

    private static Answer answer(Optional<? extends JsonNode> shape) {
        return Answer.ok(shape.orElseThrow(Refusal::notFound));
    }
}

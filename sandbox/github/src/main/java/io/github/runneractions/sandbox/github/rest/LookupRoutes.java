package io.github.runneractions.sandbox.github.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runneractions.sandbox.github.model.Repository;
import io.github.runneractions.sandbox.github.model.World;
import java.util.List;
import java.util.Optional;

/** Accounts and repositories by name, and what GitHub tells about itself. */
final class LookupRoutes {

    private static final AccessRule PUBLIC = new AccessRule.Public();

    private final World world;

    LookupRoutes(World world) {
        this.world = world;
    }

    List<Route> all() {
        return List.of(
                Route.get("/meta", PUBLIC, "/meta/meta#get-github-meta-information", _ -> meta()),
                Route.get("/users/{username}", PUBLIC, "/users/users#get-a-user", this::user),
                Route.get("/orgs/{org}", PUBLIC, "/orgs/orgs#get-an-organization", this::organization),
                Route.get(
                        "/repos/{owner}/{repo}",
                        new AccessRule.Repository("metadata", "read"),
                        "/repos/repos#get-a-repository",
                        this::repository));
    }

    /** All that GitHub requires of it; its address lists are left out. */
    private static RestResponse meta() {
        return RestResponse.ok(JsonNodes.object().put("verifiable_password_authentication", false));
    }

    private RestResponse user(Call call) {
        return answer(world.accounts().find(call.path("username")).map(new AccountShape(call.base())::user));
    }

    private RestResponse organization(Call call) {
        return answer(world.accounts().organization(call.path("org")).map(new AccountShape(call.base())::organization));
    }

    private RestResponse repository(Call call) {
        Optional<Repository> found = world.repositories().find(call.repository());
        return answer(found.map(new RepositoryShape(world, call.base())::full));
    }

    private static RestResponse answer(Optional<? extends JsonNode> shape) {
        return RestResponse.ok(shape.orElseThrow(RestError::notFound));
    }
}

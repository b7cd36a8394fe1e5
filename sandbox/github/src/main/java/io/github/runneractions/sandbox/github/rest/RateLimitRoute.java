package io.github.runneractions.sandbox.github.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runneractions.sandbox.github.model.RateLimit;
import io.github.runneractions.sandbox.github.model.World;
import java.util.List;

/** The remaining rate limit; this request does not count. */
final class RateLimitRoute {

    static final String PATH = "/rate_limit";

    private final World world;

    RateLimitRoute(World world) {
        this.world = world;
    }

    List<Route> all() {
        return List.of(Route.get(
                PATH,
                new AccessRule.Public(),
                "/rate-limit/rate-limit#get-rate-limit-status-for-the-authenticated-user",
                this::usage));
    }

    private RestResponse usage(Call call) {
        ObjectNode resources = JsonNodes.object();
        for (String resource : List.of("core", "search", "actions_runner_registration")) {
            resources.set(resource, shape(call, resource));
        }
        ObjectNode node = JsonNodes.object();
        node.set("resources", resources);
        node.set("rate", shape(call, "core"));
        return RestResponse.ok(node);
    }

    private ObjectNode shape(Call call, String resource) {
        RateLimit.Usage usage = world.rateLimit().peek(call.principal().name(), resource);
        return JsonNodes.object()
                .put("limit", usage.limit())
                .put("used", usage.used())
                .put("remaining", usage.remaining())
                .put("reset", usage.reset().getEpochSecond());
    }
}

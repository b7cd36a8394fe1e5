package io.github.runneractions.testkit.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runneractions.testkit.sandbox.world.RateLimit;
import io.github.runneractions.testkit.sandbox.world.World;
import java.util.List;

/** What is left of the rate limit; asking costs nothing. */
final class RateLimitEndpoint {

    static final String PATH = "/rate_limit";

    private final World world;

    RateLimitEndpoint(World world) {
        this.world = world;
    }

    List<Endpoint> all() {
        return List.of(Endpoint.get(
                PATH,
                new Access.Public(),
                "/rate-limit/rate-limit#get-rate-limit-status-for-the-authenticated-user",
                this::usage));
    }

    private Answer usage(Call call) {
        ObjectNode resources = Json.object();
        for (String resource : List.of("core", "search", "actions_runner_registration")) {
            resources.set(resource, shape(call, resource));
        }
        ObjectNode node = Json.object();
        node.set("resources", resources);
        node.set("rate", shape(call, "core"));
        return Answer.ok(node);
    }

    private ObjectNode shape(Call call, String resource) {
        RateLimit.Usage usage = world.rateLimit().peek(call.principal().name(), resource);
        return Json.object()
                .put("limit", usage.limit())
                .put("used", usage.used())
                .put("remaining", usage.remaining())
                .put("reset", usage.reset().getEpochSecond());
    }
}

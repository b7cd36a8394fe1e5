package io.github.runneractions.sandbox.github.rest;

import java.util.function.Function;

/**
 * One of GitHub's endpoints.
 *
 * @param documentation what follows {@code https://docs.github.com/rest} in its error bodies
 * @param resource the rate limit's bucket it counts in
 */
record Route(
        String method,
        PathTemplate path,
        AccessRule access,
        String documentation,
        String resource,
        Function<Call, RestResponse> handler) {

    static Route get(String path, AccessRule access, String documentation, Function<Call, RestResponse> handler) {
        return new Route("GET", PathTemplate.of(path), access, documentation, "core", handler);
    }

    static Route post(String path, AccessRule access, String documentation, Function<Call, RestResponse> handler) {
        return new Route("POST", PathTemplate.of(path), access, documentation, "core", handler);
    }

    static Route delete(String path, AccessRule access, String documentation, Function<Call, RestResponse> handler) {
        return new Route("DELETE", PathTemplate.of(path), access, documentation, "core", handler);
    }

    Route countedAs(String resource) {
        return new Route(method, path, access, documentation, resource, handler);
    }
}

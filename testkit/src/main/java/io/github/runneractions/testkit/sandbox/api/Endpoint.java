package io.github.runneractions.testkit.sandbox.api;

import java.util.function.Function;

/**
 * One of GitHub's endpoints.
 *
 * @param documentation what follows {@code https://docs.github.com/rest} in its error bodies
 * @param resource the rate limit's bucket it counts in
 */
record Endpoint(
        String method,
        PathTemplate path,
        Access access,
        String documentation,
        String resource,
        Function<Call, Answer> handler) {

    static Endpoint get(String path, Access access, String documentation, Function<Call, Answer> handler) {
        return new Endpoint("GET", PathTemplate.of(path), access, documentation, "core", handler);
    }

    static Endpoint post(String path, Access access, String documentation, Function<Call, Answer> handler) {
        return new Endpoint("POST", PathTemplate.of(path), access, documentation, "core", handler);
    }

    static Endpoint delete(String path, Access access, String documentation, Function<Call, Answer> handler) {
        return new Endpoint("DELETE", PathTemplate.of(path), access, documentation, "core", handler);
    }

    Endpoint countedAs(String resource) {
        return new Endpoint(method, path, access, documentation, resource, handler);
    }
}

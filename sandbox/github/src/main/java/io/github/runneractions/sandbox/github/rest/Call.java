package io.github.runneractions.sandbox.github.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runneractions.sandbox.github.model.AccessToken;
import io.github.runneractions.sandbox.github.model.RegisteredApp;
import java.util.Map;
import java.util.Optional;

/**
 * A request that found its endpoint.
 *
 * @param base the API's base URL, without a slash at its end
 * @param rawPath the path as it came
 * @param variables those of the path's template, decoded
 * @param query decoded
 * @param body missing when there was none
 */
record Call(
        String base,
        String rawPath,
        Map<String, String> variables,
        Map<String, String> query,
        RestRequest request,
        Principal principal,
        JsonNode body) {

    /** A variable that the endpoint's template has. */
    String path(String variable) {
        String value = variables.get(variable);
        if (value == null) {
            throw new IllegalStateException("The endpoint's path has no {" + variable + "}");
        }
        return value;
    }

    /** The full name of the repository in the path. */
    String repository() {
        return path("owner") + "/" + path("repo");
    }

    /** A variable that is a number; for another text, the object does not exist. */
    long number(String variable) {
        try {
            return Long.parseLong(path(variable));
        } catch (NumberFormatException e) {
            throw RestError.notFound();
        }
    }

    Optional<String> queryParameter(String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
    }

    /** The app that the gate let through. */
    RegisteredApp app() {
        if (principal instanceof Principal.AsApp(var app)) {
            return app;
        }
        throw new IllegalStateException("Not called by an app");
    }

    /** The installation's token that the gate let through. */
    AccessToken.OfInstallation installationToken() {
        if (principal instanceof Principal.AsInstallation(var token)) {
            return token;
        }
        throw new IllegalStateException("Not called by an installation");
    }
}

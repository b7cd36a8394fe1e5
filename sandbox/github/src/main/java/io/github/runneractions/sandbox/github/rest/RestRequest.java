package io.github.runneractions.sandbox.github.rest;

import java.util.Map;
import java.util.Optional;

/**
 * A request as it came.
 *
 * @param target path and query
 * @param headers lower-case names
 */
public record RestRequest(String method, String target, Map<String, String> headers, String body) {

    /** A header by its lower-case name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The path alone, as it came. */
    public String rawPath() {
        int question = target.indexOf('?');
        return question < 0 ? target : target.substring(0, question);
    }

    /** The query alone, as it came. */
    public String rawQuery() {
        int question = target.indexOf('?');
        return question < 0 ? "" : target.substring(question + 1);
    }

    /** This request without a prefix of its path; a path without the prefix becomes {@code /}, which does not exist. */
    public RestRequest below(String prefix) {
        String below = target.startsWith(prefix + "/") ? target.substring(prefix.length()) : "/";
        return new RestRequest(method, below, headers, body);
    }
}

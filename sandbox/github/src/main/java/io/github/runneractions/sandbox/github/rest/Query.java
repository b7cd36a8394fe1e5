package io.github.runneractions.sandbox.github.rest;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A URL's query. */
final class Query {

    private Query() {}

    /** The parameters in their order; of one that is given twice, the last. */
    static Map<String, String> parse(String raw) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String parameter : raw.split("&", -1)) {
            if (!parameter.isEmpty()) {
                String[] parts = parameter.split("=", 2);
                parameters.put(decode(parts[0]), parts.length == 1 ? "" : decode(parts[1]));
            }
        }
        return parameters;
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}

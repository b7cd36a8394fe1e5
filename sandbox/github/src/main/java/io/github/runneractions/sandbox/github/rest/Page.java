package io.github.runneractions.sandbox.github.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One page of a list, by GitHub's parameters {@code per_page} (30, at most 100) and {@code page}.
 *
 * @param items those on the page
 * @param total how many there are on all pages
 * @param links the Link header; empty when all is on one page
 */
record Page<T>(List<T> items, int total, String links) {

    private static final int DEFAULT_SIZE = 30;
    private static final int MAXIMUM_SIZE = 100;

    static <T> Page<T> of(List<T> all, Call call) {
        int size = Math.clamp(number(call, "per_page", DEFAULT_SIZE), 1, MAXIMUM_SIZE);
        int page = Math.max(1, number(call, "page", 1));
        List<T> items = all.stream().skip((long) (page - 1) * size).limit(size).toList();
        return new Page<>(items, all.size(), links(call, page, Math.ceilDiv(all.size(), size)));
    }

    /** The bare list. */
    RestResponse list(Function<T, ? extends JsonNode> shape) {
        ArrayNode array = JsonNodes.array(items, shape);
        return linked(RestResponse.ok(array));
    }

    /** The list under a name, with the count of all. */
    RestResponse counted(String name, Function<T, ? extends JsonNode> shape) {
        ObjectNode node = JsonNodes.object().put("total_count", total);
        node.set(name, JsonNodes.array(items, shape));
        return linked(RestResponse.ok(node));
    }

    private RestResponse linked(RestResponse answer) {
        return links.isEmpty() ? answer : answer.with("link", links);
    }

    private static String links(Call call, int page, int last) {
        List<String> links = new ArrayList<>();
        if (page > 1) {
            links.add(link(call, Math.min(page - 1, Math.max(last, 1)), "prev"));
        }
        if (page < last) {
            links.add(link(call, page + 1, "next"));
            links.add(link(call, last, "last"));
        }
        if (page > 1) {
            links.add(link(call, 1, "first"));
        }
        return String.join(", ", links);
    }

    private static String link(Call call, int page, String relation) {
        Map<String, String> parameters = new LinkedHashMap<>(call.query());
        parameters.put("page", Integer.toString(page));
        String query = parameters.entrySet().stream()
                .map(parameter -> Query.encode(parameter.getKey()) + "=" + Query.encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return "<" + call.base() + call.rawPath() + "?" + query + ">; rel=\"" + relation + "\"";
    }

    private static int number(Call call, String parameter, int otherwise) {
        try {
            return call.queryParameter(parameter).map(Integer::valueOf).orElse(otherwise);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}

package io.github.runneractions.github.runner;

import io.github.runneractions.github.Authorization;
import io.github.runneractions.github.GitHubClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All runners of a scope at one moment.
 *
 * @param runners by id, in GitHub's order
 * @param announced how many GitHub says there are; differs when runners came or went between two pages
 */
public record RunnerListing(Map<Long, Runner> runners, int announced) {
    /** Reads every page. */
    public static RunnerListing read(RunnerScope scope, GitHubClient client, Authorization authorization) {
        var found = new LinkedHashMap<Long, Runner>();
        for (var number = 1; ; number++) {
            var page = client.call(new ListRunners(scope, number), authorization);
            // By id: a runner that slid to the next page meanwhile is listed twice.
            var before = found.size();
            page.runners().forEach(runner -> found.put(runner.id(), runner));
            var last = page.runners().size() < ListRunners.PAGE_SIZE
                    || (long) number * ListRunners.PAGE_SIZE >= page.total();
            // A page that brings nobody new has none after it that could.
            if (last || found.size() == before) {
                return new RunnerListing(found, page.total());
            }
        }
    }

    /** Whether every runner that GitHub counts was seen. */
    public boolean complete() {
        return runners.size() == announced;
    }

    /** The runners, in GitHub's order. */
    public List<Runner> all() {
        return List.copyOf(runners.values());
    }
}

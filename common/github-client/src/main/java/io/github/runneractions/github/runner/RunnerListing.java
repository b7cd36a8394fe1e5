package io.github.runneractions.github.runner;

import io.github.runneractions.github.Authorization;
import io.github.runneractions.github.GitHubClient;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All runners of a scope at one moment.
 *
 * @param runners by id, in GitHub's order
 * @param announced the number that GitHub reports; differs when runners came or went between two pages
 */
public record RunnerListing(Map<Long, Runner> runners, int announced) {
    /**
     * Reads every page.
     *
     * @throws io.github.runneractions.runtime.Failure when one of them cannot be had
     */
    public static RunnerListing read(RunnerScope scope, GitHubClient client, Authorization authorization) {
        return of(new RunnerPages(number -> client.call(new ListRunners(scope, number), authorization)).read());
    }

    /** The runners of all pages, by id: a runner that moved to the next page meanwhile is listed twice. */
    static RunnerListing of(Collection<ListRunners.Page> pages) {
        var found = new LinkedHashMap<Long, Runner>();
        // Thousands of runners have a handful of label sets between them.
        var labelSets = new HashMap<List<String>, List<String>>();
        var announced = 0;
        for (var page : pages) {
            page.runners().forEach(runner -> found.put(runner.id(), sharing(runner, labelSets)));
            // The largest number of any page: when a runner went meanwhile, another moved to a page that was already read.
            announced = Math.max(announced, page.total());
        }
        return new RunnerListing(found, announced);
    }

    /** Whether every runner that GitHub counts was seen. */
    public boolean complete() {
        return runners.size() == announced;
    }

    /** The runners, in GitHub's order. */
    public List<Runner> all() {
        return List.copyOf(runners.values());
    }

    private static Runner sharing(Runner runner, Map<List<String>, List<String>> labelSets) {
        var labels = labelSets.computeIfAbsent(runner.labels(), set -> set);
        return new Runner(
                runner.id(),
                runner.name(),
                runner.online(),
                runner.busy(),
                runner.lifetime(),
                runner.groupId(),
                labels);
    }
}

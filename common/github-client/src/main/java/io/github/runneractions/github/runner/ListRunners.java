package io.github.runneractions.github.runner;

import io.github.runneractions.github.Pages;
import io.github.runneractions.github.Pages.Entries;
import io.github.runneractions.github.http.ApiRequest;
import io.github.runneractions.github.http.ApiResponse;
import io.github.runneractions.github.json.Json;
import java.util.List;

/**
 * Lists one page of the runners. GitHub may send a cached response that is up to 60 s old.
 *
 * @param page from 1
 * @see <a href="https://docs.github.com/en/rest/actions/self-hosted-runners#list-self-hosted-runners-for-a-repository">List
 *     self-hosted runners</a>
 */
public record ListRunners(RunnerScope scope, int page) implements RunnerEndpoint<ListRunners.Page> {
    /**
     * A page.
     *
     * @param total how many runners there are on all pages
     * @param listed how many there are on this page, with those that cannot be read
     */
    public record Page(int total, List<Runner> runners, int listed) {
        /** How many runners of this page cannot be read. */
        int unreadable() {
            return listed - runners.size();
        }
    }

    @Override
    public String path() {
        return scope.path() + "/actions/runners" + Pages.query(page);
    }

    @Override
    public Page decode(ApiResponse response) {
        var json = response.json();
        var entries = Entries.of(json.path("runners"), Runner::of);
        return new Page(Json.count(json, "total_count"), entries.read(), entries.listed());
    }

    @Override
    public int largest() {
        return ApiRequest.LARGEST_PAGE;
    }

    @Override
    public String describe() {
        return "list the runners of " + scope;
    }
}

package io.github.runneractions.github.app;

import io.github.runneractions.github.Endpoint;
import io.github.runneractions.github.Pages;
import io.github.runneractions.github.Pages.Entries;
import io.github.runneractions.github.http.ApiRequest;
import io.github.runneractions.github.http.ApiResponse;

/**
 * Lists one page of where the app is installed. The library's own listing fails at the installation of an enterprise.
 *
 * @param page from 1
 * @see <a href="https://docs.github.com/en/rest/apps/apps#list-installations-for-the-authenticated-app">List installations</a>
 */
record ListInstallations(int page) implements Endpoint<Entries<Installation>> {
    @Override
    public String path() {
        return "/app/installations" + Pages.query(page);
    }

    @Override
    public Entries<Installation> decode(ApiResponse response) {
        return Entries.of(response.json(), Installation::of);
    }

    @Override
    public int largest() {
        return ApiRequest.LARGEST_PAGE;
    }

    @Override
    public String describe() {
        return "list the app's installations";
    }
}

package io.github.runneractions.github.runner;

import io.github.runneractions.github.Pages;
import io.github.runneractions.github.RepositoryName;
import io.github.runneractions.github.http.ApiResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Lists one page of the runner groups of an organisation or enterprise; a repository has none.
 *
 * @param page from 1
 * @param admitting lists only the groups that jobs of this repository may run in; an organisation's only
 * @see <a href="https://docs.github.com/en/rest/actions/self-hosted-runner-groups#list-self-hosted-runner-groups-for-an-organization">List
 *     self-hosted runner groups</a>
 */
record ListRunnerGroups(RunnerScope scope, int page, Optional<RepositoryName> admitting)
        implements RunnerEndpoint<List<RunnerGroup>> {
    @Override
    public String path() {
        return scope.path() + "/actions/runner-groups" + Pages.query(page)
                // GitHub knows it by its own name here, without its owner's.
                + admitting
                        .map(repository -> "&visible_to_repository=" + repository.name())
                        .orElse("");
    }

    @Override
    public List<RunnerGroup> decode(ApiResponse response) {
        return StreamSupport.stream(response.json().required("runner_groups").spliterator(), false)
                .map(group -> new RunnerGroup(
                        group.required("id").asLong(),
                        group.required("name").asText(),
                        group.path("default").asBoolean()))
                .toList();
    }

    @Override
    public String describe() {
        return "list the runner groups of " + scope;
    }
}

package io.github.runneractions.github.runner;

import io.github.runneractions.github.Authorization;
import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.github.Pages;
import io.github.runneractions.github.Pages.Entries;
import io.github.runneractions.github.RepositoryName;
import io.github.runneractions.github.http.ApiRequest;
import io.github.runneractions.github.http.ApiResponse;
import io.github.runneractions.github.http.GitHubSettings;
import io.github.runneractions.github.json.Json;
import io.github.runneractions.github.runner.RunnerGroups.RunnerGroup;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.ForeignText;
import io.github.runneractions.runtime.Hint;
import io.github.runneractions.runtime.PreconditionFailed;
import io.github.runneractions.runtime.Topic;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The runner groups of {@code scope}. */
public record RunnerGroups(RunnerScope scope, GitHubClient client, Authorization authorization) {
    static final Topic UNKNOWN = new Topic("The runner group does not exist");
    static final Topic NOT_ADMITTED = new Topic("The runner group does not admit the repository");

    /**
     * The group with this name, in any letter case, or this id.
     *
     * @throws PreconditionFailed when it does not exist
     */
    public RunnerGroup find(String nameOrId) {
        var all = all(Optional.empty());
        return all.stream()
                .filter(group -> group.name().equalsIgnoreCase(nameOrId))
                .findFirst()
                .or(() -> all.stream()
                        .filter(group -> Long.toString(group.id()).equals(nameOrId))
                        .findFirst())
                .orElseThrow(() -> unknown("the runner group `" + nameOrId + "`", all));
    }

    /**
     * The default group, which runners join without a group's name.
     *
     * @throws PreconditionFailed when GitHub lists none as such
     */
    public RunnerGroup standard() {
        var all = all(Optional.empty());
        return all.stream()
                .filter(RunnerGroup::isDefault)
                .findFirst()
                .orElseThrow(() -> unknown("the default group", all));
    }

    /**
     * Checks that jobs of {@code repository} may run on the group's runners. An enterprise's groups admit organisations, which
     * are not checked.
     *
     * @throws PreconditionFailed when they may not: the jobs would wait for ever
     */
    public void requireAdmission(RunnerGroup group, RepositoryName repository) {
        switch (scope) {
            case RunnerScope.OfOrganization(var login) -> {
                var admitting = login.equalsIgnoreCase(repository.owner())
                        ? all(Optional.of(repository))
                        : List.<RunnerGroup>of();
                if (admitting.stream().noneMatch(one -> one.id() == group.id())) {
                    throw notAdmitted(group, repository, admitting);
                }
            }
            case RunnerScope.OfRepository _, RunnerScope.OfEnterprise _ -> {}
        }
    }

    private List<RunnerGroup> all(Optional<RepositoryName> admitting) {
        return switch (scope) {
            case RunnerScope.OfRepository _ -> List.of(RunnerGroup.OF_REPOSITORY);
            default -> Pages.all(number -> client.call(new ListRunnerGroups(scope, number, admitting), authorization));
        };
    }

    private PreconditionFailed unknown(String what, List<RunnerGroup> all) {
        return new PreconditionFailed(
                UNKNOWN,
                Failure.cause("find " + what, scope + " has only " + names(all)),
                Hint.of(
                        "Correct {}, or add the group at "
                                + SettingsPages.of(client.server()).groups(scope) + ".",
                        GitHubSettings.RUNNER_GROUP));
    }

    private PreconditionFailed notAdmitted(RunnerGroup group, RepositoryName repository, List<RunnerGroup> admitting) {
        return new PreconditionFailed(
                NOT_ADMITTED,
                Failure.cause(
                        "register a runner for " + repository + " in the group `" + group.name() + "` of " + scope,
                        "the repository has access only to " + names(admitting)),
                Hint.of(
                        "Add the repository to the group at "
                                + SettingsPages.of(client.server()).groups(scope) + "/" + group.id()
                                + ", or correct {}.",
                        GitHubSettings.RUNNER_GROUP));
    }

    private static String names(List<RunnerGroup> groups) {
        return groups.isEmpty()
                ? "none"
                : groups.stream()
                        .map(group -> "`" + ForeignText.inOneLine(group.name()) + "`")
                        .collect(Collectors.joining(", "));
    }

    /**
     * A group of an organisation's or enterprise's runners.
     *
     * @param id what a runner names it by
     * @param isDefault whether it is the one that runners join which name none
     */
    public record RunnerGroup(long id, String name, boolean isDefault) {
        /** The only group of a repository's runners. */
        static final RunnerGroup OF_REPOSITORY = new RunnerGroup(1, "Default", true);
    }

    /**
     * Lists one page of the runner groups of an organisation or enterprise; a repository has none.
     *
     * @param page from 1
     * @param admitting lists only the groups that jobs of this repository may run in; an organisation's only
     * @see <a href="https://docs.github.com/en/rest/actions/self-hosted-runner-groups#list-self-hosted-runner-groups-for-an-organization">List
     *     self-hosted runner groups</a>
     */
    public record ListRunnerGroups(RunnerScope scope, int page, Optional<RepositoryName> admitting)
            implements RunnerEndpoint<Entries<RunnerGroup>> {
        @Override
        public String path() {
            return scope.path() + "/actions/runner-groups" + Pages.query(page)
                    // GitHub knows it by its own name here, without its owner's.
                    + admitting
                            .map(repository -> "&visible_to_repository=" + repository.name())
                            .orElse("");
        }

        @Override
        public Entries<RunnerGroup> decode(ApiResponse response) {
            return Entries.of(
                    response.json().path("runner_groups"),
                    group -> new RunnerGroup(
                            Json.number(group, "id"),
                            Json.text(group, "name"),
                            group.path("default").asBoolean()));
        }

        @Override
        public int largest() {
            return ApiRequest.LARGEST_PAGE;
        }

        @Override
        public String describe() {
            return "list the runner groups of " + scope;
        }
    }
}

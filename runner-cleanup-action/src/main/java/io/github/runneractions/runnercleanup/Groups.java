package io.github.runneractions.runnercleanup;

import io.github.runneractions.github.Authorization;
import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.github.Pages;
import io.github.runneractions.github.runner.ListRunnerGroups;
import io.github.runneractions.github.runner.RunnerGroup;
import io.github.runneractions.github.runner.RunnerScope;
import io.github.runneractions.toolkit.Topic;
import io.github.runneractions.toolkit.Unsafe;
import java.util.List;
import java.util.stream.Collectors;

/** The runner groups of {@code scope}. */
record Groups(RunnerScope scope, GitHubClient client, Authorization authorization) {
    static final Topic UNKNOWN = new Topic("The runner group does not exist");

    /**
     * The one of this name, in any letter case.
     *
     * @throws Unsafe when there is none: without it the selection would be another
     */
    RunnerGroup named(String name) {
        var all = all();
        return all.stream()
                .filter(group -> group.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new Unsafe(
                        UNKNOWN,
                        "Tried to select the runners of the group `" + name + "`, but " + scope + " has only "
                                + all.stream()
                                        .map(group -> "`" + group.name() + "`")
                                        .collect(Collectors.joining(", "))
                                + ".",
                        "Correct `runner-group`."));
    }

    private List<RunnerGroup> all() {
        return Pages.all(number -> client.call(new ListRunnerGroups(scope, number), authorization));
    }
}

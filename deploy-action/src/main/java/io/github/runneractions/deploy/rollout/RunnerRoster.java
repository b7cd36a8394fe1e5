package io.github.runneractions.deploy.rollout;

import io.github.runneractions.github.Authorization;
import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.github.runner.Runner;
import io.github.runneractions.github.runner.RunnerGroups;
import io.github.runneractions.github.runner.RunnerListing;
import io.github.runneractions.github.runner.RunnerScope;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.ForeignText;
import io.github.runneractions.runtime.Log;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The runners that GitHub lists.
 *
 * @param runners as they are listed: up to 60 s old
 * @param groups finds the id of a runner group by its name; empty when that cannot be found out
 */
public record RunnerRoster(Supplier<List<Runner>> runners, Function<String, Optional<Long>> groups) {
    /** Those of {@code scope}. Each group is looked up once. */
    public static RunnerRoster of(RunnerScope scope, GitHubClient client, Authorization authorization, Log log) {
        var found = new ConcurrentHashMap<String, Optional<Long>>();
        var all = new RunnerGroups(scope, client, authorization);
        return new RunnerRoster(
                () -> RunnerListing.read(scope, client, authorization).all(),
                group -> found.computeIfAbsent(group, name -> id(all, name, log)));
    }

    /**
     * Checks that the runners can be listed.
     *
     * @throws Failure when they cannot
     */
    public void requireReadable() {
        var _ = runners.get();
    }

    private static Optional<Long> id(RunnerGroups all, String name, Log log) {
        try {
            return Optional.of(all.find(name).id());
        } catch (Failure e) {
            log.info("Not checked whether the runners are in the group " + ForeignText.inOneLine(name) + ": "
                    + e.getMessage());
            return Optional.empty();
        }
    }
}

package io.github.runneractions.deploy.online;

import io.github.runneractions.github.Authorization;
import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.github.runner.Runner;
import io.github.runneractions.github.runner.RunnerListing;
import io.github.runneractions.github.runner.RunnerScope;
import java.util.Set;
import java.util.stream.Collectors;

/** The runners that hold a session with GitHub. */
@FunctionalInterface
public interface OnlineRunners {
    /** Their names at this moment, give or take the 60 s that GitHub may answer from a cache. */
    Set<String> names();

    /** Those of {@code scope} as GitHub lists them. */
    static OnlineRunners of(RunnerScope scope, GitHubClient client, Authorization authorization) {
        return () -> RunnerListing.read(scope, client, authorization).all().stream()
                .filter(Runner::online)
                .map(Runner::name)
                .collect(Collectors.toUnmodifiableSet());
    }
}

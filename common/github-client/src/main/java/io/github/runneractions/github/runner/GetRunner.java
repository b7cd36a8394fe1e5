package io.github.runneractions.github.runner;

import io.github.runneractions.github.http.ApiResponse;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one runner; empty when it does not exist any more.
 *
 * @see <a href="https://docs.github.com/en/rest/actions/self-hosted-runners#get-a-self-hosted-runner-for-a-repository">Get a
 *     self-hosted runner</a>
 */
public record GetRunner(RunnerScope scope, long id) implements RunnerEndpoint<Optional<Runner>> {
    @Override
    public String path() {
        return scope.path() + "/actions/runners/" + id;
    }

    @Override
    public Set<Integer> expected() {
        return Set.of(200, 404);
    }

    @Override
    public Optional<Runner> decode(ApiResponse response) {
        return response.status() == 404 ? Optional.empty() : Optional.of(Runner.of(response.json()));
    }

    @Override
    public String describe() {
        return "read runner " + id + " of " + scope;
    }
}

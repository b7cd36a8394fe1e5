package io.github.runneractions.github.runner;

import io.github.runneractions.github.http.ApiResponse;
import java.util.Set;

/**
 * Removes a runner by its id.
 *
 * @see <a href="https://docs.github.com/en/rest/actions/self-hosted-runners#delete-a-self-hosted-runner-from-a-repository">Delete
 *     a self-hosted runner</a>
 */
public record DeleteRunner(RunnerScope scope, long id) implements RunnerEndpoint<DeleteRunner.Outcome> {
    /** Whether the runner was removed. */
    public enum Outcome {
        /** It was removed by this call. */
        DELETED,
        /** It did not exist any more; also the result of a repeated request whose first response was lost. */
        ALREADY_GONE,
        /** It runs a job, so GitHub keeps it. */
        BUSY
    }

    @Override
    public String method() {
        return "DELETE";
    }

    @Override
    public String path() {
        return scope.path() + "/actions/runners/" + id;
    }

    @Override
    public Set<Integer> expected() {
        return Set.of(204, 404);
    }

    /** GitHub rejects with 422 for other reasons, too. */
    @Override
    public boolean expects(ApiResponse response) {
        return RunnerEndpoint.super.expects(response)
                || (response.status() == 422 && response.message().contains("running a job"));
    }

    @Override
    public Outcome decode(ApiResponse response) {
        return switch (response.status()) {
            case 204 -> Outcome.DELETED;
            case 404 -> Outcome.ALREADY_GONE;
            default -> Outcome.BUSY;
        };
    }

    @Override
    public String describe() {
        return "remove runner " + id + " of " + scope;
    }
}

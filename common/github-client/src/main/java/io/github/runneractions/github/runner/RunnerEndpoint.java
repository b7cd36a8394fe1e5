package io.github.runneractions.github.runner;

import io.github.runneractions.github.Endpoint;
import io.github.runneractions.github.ErrorExplanation;
import io.github.runneractions.github.RepositoryName;
import io.github.runneractions.github.http.ApiResponse;
import java.util.Optional;

/**
 * A call about the self-hosted runners of a scope.
 *
 * @param <T> what a good response is decoded to
 */
public interface RunnerEndpoint<T> extends Endpoint<T> {
    /** Whose runners they are. */
    RunnerScope scope();

    @Override
    default Optional<RepositoryName> repository() {
        return scope() instanceof RunnerScope.OfRepository(var name) ? Optional.of(name) : Optional.empty();
    }

    @Override
    default Optional<ErrorExplanation> explanation(ApiResponse response) {
        return RunnerErrors.of(scope(), response);
    }
}

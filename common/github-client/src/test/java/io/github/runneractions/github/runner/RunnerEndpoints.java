package io.github.runneractions.github.runner;

import io.github.runneractions.github.Endpoint;
import java.util.stream.Stream;

/** The calls about runners that only this package knows. */
public final class RunnerEndpoints {
    private RunnerEndpoints() {}

    /** One of each. */
    public static Stream<Endpoint<?>> all(RunnerScope scope) {
        return Stream.of(new FindRunner(scope, "jit-1"));
    }

    /** A repository, an organisation, or an enterprise after {@code enterprises/}. */
    public static RunnerScope scope(String text) {
        if (text.startsWith("enterprises/")) {
            return RunnerScope.enterprise(text.substring("enterprises/".length()));
        }
        return text.contains("/") ? RunnerScope.repository(text) : RunnerScope.organization(text);
    }
}

package io.github.runneractions.github.runner;

import io.github.runneractions.github.http.ApiResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Optional;

/**
 * Finds the runner with a name. A name that differs in letter case counts only if no runner has exactly this name.
 *
 * @see <a href="https://docs.github.com/en/rest/actions/self-hosted-runners#list-self-hosted-runners-for-a-repository">List
 *     self-hosted runners</a>
 */
public record FindRunner(RunnerScope scope, String name) implements RunnerEndpoint<Optional<Runner>> {
    @Override
    public String path() {
        return new ListRunners(scope, 1).path() + "&name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    @Override
    public Optional<Runner> decode(ApiResponse response) {
        // An old Enterprise Server does not know the filter and lists them all.
        return new ListRunners(scope, 1)
                .decode(response).runners().stream()
                        .filter(runner -> runner.name().equalsIgnoreCase(name))
                        .min(Comparator.comparing(runner -> !runner.name().equals(name)));
    }

    @Override
    public String describe() {
        return "find the runner " + name + " of " + scope;
    }
}

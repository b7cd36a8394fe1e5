package io.github.runneractions.github.runner;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runneractions.github.ErrorExplanation;
import io.github.runneractions.github.http.ApiResponse;
import io.github.runneractions.github.http.SentRequest.PriorAttempts;
import io.github.runneractions.github.json.Json;
import io.github.runneractions.github.runner.RunnerCredential.JitConfig;
import io.github.runneractions.runtime.Secrets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Registers a runner for one job and creates its configuration.
 *
 * @param name of the runner, unique in the scope
 * @param group the id of its runner group; 1 for a repository
 * @param labels all labels, 1 to 100: GitHub adds none, and writes them in lower case
 * @param workFolder where jobs run, relative to the runner's own folder
 * @see <a href="https://docs.github.com/en/rest/actions/self-hosted-runners#create-configuration-for-a-just-in-time-runner-for-a-repository">Create
 *     configuration for a just-in-time runner</a>
 */
public record GenerateJitConfig(
        RunnerScope scope, String name, long group, List<String> labels, String workFolder, Secrets secrets)
        implements RunnerEndpoint<GenerateJitConfig.Outcome> {
    /** The configuration, or the fact that the name is in use. */
    public sealed interface Outcome permits JitConfig, NameTaken {}

    /**
     * A runner of the scope has that name.
     *
     * @param earlier whether that may be one which an earlier attempt of this very call has registered
     */
    public record NameTaken(PriorAttempts earlier) implements Outcome {}

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return scope.path() + "/actions/runners/generate-jitconfig";
    }

    @Override
    public Optional<JsonNode> body() {
        var body = Json.object().put("name", name).put("runner_group_id", group);
        labels.forEach(body.putArray("labels")::add);
        return Optional.of(body.put("work_folder", workFolder));
    }

    @Override
    public Set<Integer> expected() {
        return Set.of(201);
    }

    @Override
    public boolean expects(ApiResponse response) {
        return RunnerEndpoint.super.expects(response)
                || (response.status() == 409 && response.message().contains("already exists"));
    }

    @Override
    public Outcome decode(ApiResponse response) {
        if (response.status() == 409) {
            return new NameTaken(response.request().priorAttempts());
        }
        var json = response.json();
        var encoded = CredentialValidation.secret(this, json.path("encoded_jit_config"), response);
        var secret = secrets.mask(encoded);
        var runner = Runner.of(json.required("runner"));
        // It becomes an output, and is the runner that is removed if the step fails.
        if (!runner.name().equalsIgnoreCase(name)) {
            throw new IllegalArgumentException("it is another runner");
        }
        return new JitConfig(scope, secret, runner);
    }

    @Override
    public String describe() {
        return "register the runner " + name + " of " + scope + " as a JIT runner";
    }

    @Override
    public Optional<ErrorExplanation> explanation(ApiResponse response) {
        return RunnerErrors.ofRegistration(scope, response);
    }
}

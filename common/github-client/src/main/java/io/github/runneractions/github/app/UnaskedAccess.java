package io.github.runneractions.github.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runneractions.github.http.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * What a created token can do and was not asked for. GitHub creates none of that kind: either it is not GitHub that responds,
 * or something on the way changes requests.
 */
final class UnaskedAccess {
    private UnaskedAccess() {}

    /**
     * A clause about it that follows "but"; empty when there is none.
     *
     * @param lookUp looks repositories up by their names: one may have been renamed since it was set
     */
    static Optional<String> of(
            CreateInstallationToken asked, ApiResponse response, Function<List<String>, AppDiagnosis.Lookups> lookUp) {
        var json = response.json();
        return ofPermissions(asked.narrowing().permissions(), json.path("permissions"))
                .or(() -> ofAccount(asked.installation(), json.path("repositories")))
                .or(() -> ofRepositories(asked.narrowing(), json, lookUp));
    }

    private static Optional<String> ofPermissions(Permissions asked, JsonNode held) {
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        if (!held.isObject()) {
            return Optional.of("the response does not name the token's permissions, and `" + asked + "` was asked for");
        }
        return Optional.of(Permissions.of(held).beyond(asked))
                .filter(more -> !more.isEmpty())
                .map(more -> "the token has `" + more + "`, and `" + asked + "` was asked for");
    }

    private static Optional<String> ofAccount(Installation installation, JsonNode repositories) {
        return StreamSupport.stream(repositories.spliterator(), false)
                .map(repository -> repository.path("owner").path("login"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(owner -> !installation.isOn(owner))
                .findFirst()
                .map(_ -> "the token is for a repository of another account");
    }

    private static Optional<String> ofRepositories(
            TokenRestrictions asked, JsonNode json, Function<List<String>, AppDiagnosis.Lookups> lookUp) {
        if (asked.repositories().isEmpty() && asked.repositoryIds().isEmpty()) {
            return Optional.empty();
        }
        var repositories = json.path("repositories");
        if (repositories.isEmpty() || json.path("repository_selection").asText().equals("all")) {
            return Optional.of("the token is for all repositories of the installation, and not only for those that were"
                    + " asked for");
        }
        var unasked = new ArrayList<JsonNode>();
        var unanswered = new ArrayList<>(asked.repositories());
        for (var repository : repositories) {
            var name = repository.path("name").asText();
            var isAsked = unanswered.removeIf(name::equalsIgnoreCase)
                    || asked.repositoryIds().contains(repository.path("id").asLong());
            if (!isAsked) {
                unasked.add(repository);
            }
        }
        if (unasked.isEmpty()) {
            return Optional.empty();
        }
        var renamed = unanswered.isEmpty()
                ? List.<Long>of()
                : lookUp.apply(unanswered).moved().values();
        return unasked.stream()
                .filter(repository -> !renamed.contains(repository.path("id").asLong()))
                .findFirst()
                .map(repository -> "the token is for the repository `"
                        + repository.path("name").asText() + "`, which was not asked for");
    }
}

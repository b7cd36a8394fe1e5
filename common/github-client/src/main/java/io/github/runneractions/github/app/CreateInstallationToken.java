package io.github.runneractions.github.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.runneractions.github.Endpoint;
import io.github.runneractions.github.ErrorExplanation;
import io.github.runneractions.github.http.ApiRequest;
import io.github.runneractions.github.http.ApiResponse;
import io.github.runneractions.github.json.Json;
import io.github.runneractions.runtime.Secret;
import io.github.runneractions.runtime.Secrets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Creates a token of an installation.
 *
 * @see <a href="https://docs.github.com/en/rest/apps/apps#create-an-installation-access-token-for-an-app">Create an
 *     installation access token</a>
 */
record CreateInstallationToken(Installation installation, TokenRestrictions narrowing, Secrets secrets)
        implements Endpoint<InstallationToken> {
    /** Opaque, but to be sent in a header. */
    private static final Pattern TOKEN = Pattern.compile("[!-~]+");

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return "/app/installations/" + installation.id() + "/access_tokens";
    }

    @Override
    public Optional<JsonNode> body() {
        var body = Json.object();
        if (!narrowing.repositories().isEmpty()) {
            var names = body.putArray("repositories");
            narrowing.repositories().forEach(names::add);
        }
        if (!narrowing.repositoryIds().isEmpty()) {
            var ids = body.putArray("repository_ids");
            narrowing.repositoryIds().forEach(ids::add);
        }
        if (!narrowing.permissions().isEmpty()) {
            body.set("permissions", narrowing.permissions().json());
        }
        return Optional.of(body);
    }

    @Override
    public Set<Integer> expected() {
        return Set.of(201);
    }

    @Override
    public InstallationToken decode(ApiResponse response) {
        var json = response.json();
        return new InstallationToken(
                secret(response).orElseThrow(() -> new IllegalArgumentException("there is no token in the response")),
                OffsetDateTime.parse(json.required("expires_at").asText()).toInstant(),
                Permissions.of(json.path("permissions")),
                StreamSupport.stream(json.path("repositories").spliterator(), false)
                        .map(repository -> Json.name(repository, "name"))
                        .toList(),
                installation,
                List.of());
    }

    /** Only the token, whatever else the response contains. */
    Optional<Secret> secret(ApiResponse response) {
        return Json.firstText(response.body(), "token")
                .filter(text -> expected().contains(response.status()))
                .filter(TOKEN.asMatchPredicate())
                .filter(text -> Secrets.problem(text).isEmpty())
                .map(secrets::mask);
    }

    /** It lists up to 500 repositories. */
    @Override
    public int largest() {
        return 4 * ApiRequest.LARGEST_PAGE;
    }

    @Override
    public String describe() {
        return "create an installation token for " + installation.account();
    }

    @Override
    public Optional<ErrorExplanation> explanation(ApiResponse response) {
        if (response.status() == 422) {
            var missing = narrowing.permissions().missingFrom(installation.permissions());
            if (!missing.isEmpty()) {
                return Optional.of(AppErrors.notGranted(installation, missing));
            }
            return Optional.of(AppErrors.repository(response, installation))
                    .filter(_ -> response.message().contains("repository that does not exist or is not accessible"));
        }
        return response.status() == 403 && response.message().equals("This installation has been suspended")
                ? Optional.of(AppErrors.suspended(installation))
                : AppErrors.of(response);
    }
}

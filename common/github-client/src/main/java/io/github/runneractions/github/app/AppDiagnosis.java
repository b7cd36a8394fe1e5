package io.github.runneractions.github.app;

import io.github.runneractions.github.ApiAddress;
import io.github.runneractions.github.Authorization;
import io.github.runneractions.github.ErrorExplanation;
import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.github.Pages;
import io.github.runneractions.github.RepositoryName;
import io.github.runneractions.github.http.ApiResponse;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.Hint;
import io.github.runneractions.runtime.Rejected;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kohsuke.github.GHException;
import org.kohsuke.github.GHFileNotFoundException;
import org.kohsuke.github.GitHubBuilder;

/** Finds out what an error response does not tell: where an app is installed, and what an installation lacks. Only after a failure. */
record AppDiagnosis(GitHubClient client, Authorization jwt) {
    /** Enough to recognise a misspelling by; the rest is counted. */
    private static final int MOST_NAMED = 10;

    /** Each costs a request. */
    private static final int MOST_ASKED = 25;

    /** {@code refused}, or a failure that tells more about the app that {@code wanted} has not found. */
    Rejected explain(FindInstallation wanted, ApiResponse response, Rejected refused) {
        try {
            return GitHubClient.rejected(wanted, explanation(wanted, slug()), response);
        } catch (GHFileNotFoundException _) {
            // The app itself is always found, unless it is not the API that responds.
            return GitHubClient.rejected(wanted, ApiAddress.wrong(client.server(), "/app", response), response);
        } catch (IOException | GHException | Failure _) {
            // The first response is the cause; a failed diagnosis must not hide it.
            return refused;
        }
    }

    private String slug() throws IOException {
        return new GitHubBuilder()
                .withEndpoint(client.server().api().toString())
                .withConnector(client.connector())
                .withAuthorizationProvider(jwt::header)
                .build()
                .getApp()
                .getSlug();
    }

    private ErrorExplanation explanation(FindInstallation wanted, String slug) {
        return switch (wanted.target()) {
            case InstallationTarget.OfRepository(var repository) ->
                onAccount(repository.owner())
                        .map(installation -> AppErrors.missing(installation, List.of(repository.toString())))
                        .orElseGet(() -> notInstalled(repository.owner(), slug));
            case InstallationTarget.OfAccount(var login) -> notInstalled(login, slug);
            case InstallationTarget.ById _ ->
                new ErrorExplanation(
                        FindInstallation.NOT_INSTALLED,
                        "the app " + slug + " has no installation with this id; it is installed " + whereabouts(),
                        wanted.advice());
            case InstallationTarget.OfEnterprise _ ->
                new ErrorExplanation(
                        FindInstallation.NOT_INSTALLED,
                        "the app " + slug + " is not installed on it; it is installed " + whereabouts(),
                        wanted.advice());
        };
    }

    /** The installation on the account, whatever it covers. */
    private Optional<Installation> onAccount(String login) {
        var endpoint = new FindInstallation(new InstallationTarget.OfAccount(login));
        var response = client.exchange(endpoint, jwt);
        return response.status() == 404 && !response.foreign()
                ? Optional.empty()
                : Optional.of(GitHubClient.decoded(endpoint, response));
    }

    private ErrorExplanation notInstalled(String account, String slug) {
        return new ErrorExplanation(
                FindInstallation.NOT_INSTALLED,
                "the app " + slug + " is not installed on " + account + "; it is installed " + whereabouts(),
                Hint.of("Install it at " + client.server().web() + "/apps/" + slug
                        + "/installations/new, or correct the name."));
    }

    private String whereabouts() {
        var installations = Pages.all(number -> client.call(new ListInstallations(number), jwt));
        if (installations.isEmpty()) {
            return "nowhere";
        }
        var named = installations.stream()
                .limit(MOST_NAMED)
                .map(installation -> installation.account() + " (" + installation.id() + ")")
                .toList();
        var more = installations.size() - named.size();
        return "on " + String.join(", ", named) + (more > 0 ? " and " + more + " more" : "");
    }

    /**
     * What a lookup of each repository has found.
     *
     * @param missing full names of those that are not the installation's
     * @param moved name → id of those that have another name now
     */
    record Lookups(List<String> missing, Map<String, Long> moved) {
        /** Nothing was found out. */
        static final Lookups NONE = new Lookups(List.of(), Map.of());
    }

    /** Looks each of {@code names} up; none when there are too many. */
    Lookups lookUp(Installation installation, List<String> names) {
        var missing = new ArrayList<String>();
        var moved = new LinkedHashMap<String, Long>();
        for (var name : names.size() <= MOST_ASKED ? names : List.<String>of()) {
            var place = new InstallationTarget.OfRepository(new RepositoryName(installation.account(), name));
            var lookup = new FindInstallation(place);
            var response = client.exchange(lookup, jwt);
            var other = response.status() == 200
                    && GitHubClient.decoded(lookup, response).id() != installation.id();
            if (response.status() == 404 || other) {
                missing.add(place.toString());
            } else if (response.status() == 200) {
                response.request().movedRepository().ifPresent(id -> moved.put(name, id));
            }
        }
        return new Lookups(missing, moved);
    }
}

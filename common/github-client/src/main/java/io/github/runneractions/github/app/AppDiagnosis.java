package io.github.runneractions.github.app;

import io.github.runneractions.github.Authorization;
import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.github.Pages;
import io.github.runneractions.github.RepositoryName;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.Hint;
import io.github.runneractions.runtime.Rejected;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.github.GHException;
import org.kohsuke.github.GitHubBuilder;

/** Finds out what an error response does not tell: where an app is installed, and what an installation lacks. Only after a failure. */
record AppDiagnosis(GitHubClient client, Authorization jwt) {
    /** Enough to recognise a misspelling by; the rest is counted. */
    private static final int MOST_NAMED = 10;

    /** Each costs a request. */
    private static final int MOST_ASKED = 25;

    /** {@code refused} with what is known about the app in its cause and hint. */
    Rejected explain(InstallationTarget target, Rejected refused) {
        try {
            var slug = slug();
            return new Rejected(
                    refused.topic(),
                    "Tried to find " + wanted(target, slug) + "; the app is installed " + whereabouts(installations())
                            + ".",
                    hint(target, slug, refused),
                    refused.status(),
                    refused.requestId().orElse(null));
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

    private List<Installation> installations() {
        return Pages.all(number -> client.call(new ListInstallations(number), jwt));
    }

    private static String wanted(InstallationTarget target, String slug) {
        return target instanceof InstallationTarget.ById
                ? target + " of the app " + slug + ", but the app has no installation with this id"
                : "the installation of the app " + slug + " on " + target + ", but it is not installed there";
    }

    private Hint hint(InstallationTarget target, String slug, Rejected refused) {
        return target instanceof InstallationTarget.OfRepository || target instanceof InstallationTarget.OfAccount
                ? Hint.of("Install it at " + client.server().web() + "/apps/" + slug
                        + "/installations/new, or correct the name.")
                : refused.hint();
    }

    private static String whereabouts(List<Installation> installations) {
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

    /** Those of {@code names} that are not the installation's; none when too many would have to be asked for. */
    List<String> missing(Installation installation, List<String> names) {
        var missing = new ArrayList<String>();
        if (names.size() <= MOST_ASKED) {
            for (var name : names) {
                var place = new InstallationTarget.OfRepository(new RepositoryName(installation.account(), name));
                var response = client.exchange(new FindInstallation(place), jwt);
                var other =
                        response.status() == 200 && response.json().path("id").asLong() != installation.id();
                if (response.status() == 404 || other) {
                    missing.add(place.toString());
                }
            }
        }
        return missing;
    }
}

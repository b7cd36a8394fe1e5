package io.github.runneractions.github.app;

import io.github.runneractions.github.Authorization;
import io.github.runneractions.github.GitHubClient;
import java.util.ArrayList;
import java.util.List;

/** Finds out which repositories an installation lacks, which GitHub does not say. Off the way that a good run takes. */
record MissingRepositories(GitHubClient client, Authorization jwt) {
    /** Each costs a request. */
    private static final int MOST_ASKED = 25;

    /** Those of {@code names} that are not the installation's; none when too many would have to be asked for. */
    List<String> of(Installation installation, List<String> names) {
        var missing = new ArrayList<String>();
        if (names.size() <= MOST_ASKED) {
            for (var name : names) {
                var place = new InstallationTarget.OfRepository(installation.account(), name);
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

package io.github.runneractions.github.app;

import io.github.runneractions.github.Authorization;
import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.toolkit.ActionException;
import io.github.runneractions.toolkit.Rejected;
import java.io.IOException;
import java.util.ArrayList;
import org.kohsuke.github.GHApp;
import org.kohsuke.github.GHException;
import org.kohsuke.github.GitHubBuilder;

/** Finds out where the app is installed, once it is known where it is not. Off the way that a good run takes. */
record InstallationDiagnosis(GitHubClient client, Authorization jwt) {
    /** Enough to recognise a misspelling by; the rest is counted. */
    private static final int MOST_NAMED = 10;

    /** {@code refused} with what is known about the app in its cause and hint. */
    Rejected explain(InstallationTarget target, Rejected refused) {
        try {
            var app = new GitHubBuilder()
                    .withEndpoint(client.server().api().toString())
                    .withConnector(client.transport())
                    .withAuthorizationProvider(jwt::header)
                    .build()
                    .getApp();
            return new Rejected(
                    refused.topic(),
                    "Tried to find the installation of the app " + app.getSlug() + " on " + target
                            + ", but it is not installed there; " + whereabouts(app) + ".",
                    "Install it at " + client.server().web() + "/apps/" + app.getSlug()
                            + "/installations/new, or correct the name.",
                    refused.status(),
                    refused.requestId().orElse(null));
        } catch (IOException | GHException | ActionException _) {
            // The first answer stands by itself; a failed look around must not hide it.
            return refused;
        }
    }

    private static String whereabouts(GHApp app) {
        var named = new ArrayList<String>();
        var count = 0;
        for (var installation : app.listInstallations().withPageSize(100)) {
            count++;
            if (named.size() < MOST_NAMED) {
                named.add(installation.getAccount().getLogin());
            }
        }
        if (count == 0) {
            return "it is installed nowhere";
        }
        return "it is installed on " + String.join(", ", named)
                + (count > named.size() ? " and " + (count - named.size()) + " more" : "");
    }
}

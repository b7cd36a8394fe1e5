package io.github.runneractions.github.app;

import io.github.runneractions.github.Endpoint;
import io.github.runneractions.github.ErrorExplanation;
import io.github.runneractions.github.GitHubServer;
import io.github.runneractions.github.http.ApiResponse;
import io.github.runneractions.github.http.GitHubSettings;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.Hint;
import io.github.runneractions.runtime.PreconditionFailed;
import io.github.runneractions.runtime.Topic;
import java.util.List;
import java.util.Optional;

/**
 * Finds the app's installation on a repository or account.
 *
 * @see <a href="https://docs.github.com/en/rest/apps/apps#get-a-repository-installation-for-the-authenticated-app">Get a
 *     repository installation</a>
 */
record FindInstallation(InstallationTarget target) implements Endpoint<Installation> {
    static final Topic CONTRADICTION = new Topic("The installation is not the one that is meant");
    static final Topic TWO_APPS = new Topic("The ids are of two apps");
    static final Topic NOT_INSTALLED = new Topic("The app is not installed there");
    static final Topic TRANSFERRED = new Topic("The repository belongs to another account");

    @Override
    public String path() {
        return target.path();
    }

    @Override
    public Installation decode(ApiResponse response) {
        return Installation.of(response.json());
    }

    /**
     * Checks that GitHub has not redirected the name of a repository to another account: a token for that one is not what the
     * name asks for.
     *
     * @throws PreconditionFailed naming both accounts
     */
    void requireSameOwner(Installation found, ApiResponse response) {
        if (target instanceof InstallationTarget.OfRepository(var name)
                && response.request().movedRepository().isPresent()
                && !found.account().equalsIgnoreCase(name.owner())) {
            throw new PreconditionFailed(
                    TRANSFERRED,
                    Failure.cause(
                            describe(),
                            "GitHub redirects this name to a repository of " + found.account() + " (" + found + ")"),
                    "Open " + new GitHubServer(response.request().server()).web() + "/" + name
                            + " to see what it is called now, and set that name.");
        }
    }

    /**
     * Holds GitHub's response against what was asked for, and what the user has set beside the installation.
     *
     * @throws PreconditionFailed when the installation is on another account, or is another app's
     */
    void requireAgreement(Installation found, ApiResponse response, AppCredentials credentials) {
        target.account().ifPresent(account -> requireAccount(account, found));
        var json = response.json();
        var ids = List.of(json.path("client_id").asText(""), json.path("app_id").asText(""));
        credentials
                .otherId()
                .filter(other -> ids.stream().noneMatch(other::equals) && !ids.contains(""))
                .ifPresent(other -> {
                    throw new PreconditionFailed(
                            TWO_APPS,
                            "Tried to use " + credentials + ", but it has the ids " + String.join(" and ", ids)
                                    + ", and " + other + " is set too.",
                            "Set only the id of the app that is meant.");
                });
    }

    private void requireAccount(String account, Installation found) {
        if (target instanceof InstallationTarget.ById && !account.equalsIgnoreCase(found.account())) {
            throw new PreconditionFailed(
                    CONTRADICTION,
                    "Tried to use " + target + " for " + account + ", but it belongs to " + found.account() + ".",
                    Hint.of(
                            "Correct {} or the owner, or leave {} out: the owner's installation is found without it.",
                            GitHubSettings.INSTALLATION_ID,
                            GitHubSettings.INSTALLATION_ID));
        }
        // For a name, GitHub has only one answer that is not a redirect.
        if (!found.isOn(account)) {
            throw new PreconditionFailed(
                    CONTRADICTION,
                    Failure.cause(describe(), "the response is about " + found),
                    Hint.of("Check that {} is the base URL of GitHub's API.", GitHubSettings.API_URL));
        }
    }

    @Override
    public String describe() {
        return target instanceof InstallationTarget.ById
                ? "find " + target + " of the app"
                : "find the app's installation on " + target;
    }

    @Override
    public Optional<ErrorExplanation> explanation(ApiResponse response) {
        return AppErrors.of(response)
                .or(() -> Optional.of(response)
                        .filter(found -> found.status() == 404)
                        .map(_ -> new ErrorExplanation(NOT_INSTALLED, ErrorExplanation.said(response), advice())));
    }

    /** What to do if the app is not installed there. */
    Hint advice() {
        return switch (target) {
            case InstallationTarget.ById _ ->
                Hint.of("Copy the id from the installation's URL, or leave {} out.", GitHubSettings.INSTALLATION_ID);
            case InstallationTarget.OfEnterprise _ ->
                Hint.of("Compare the slug with the one in the enterprise's URL, and install the app on the enterprise"
                        + " itself. An installation on one of its organisations is not enough.");
            default -> Hint.of("Install the app on " + target + ", or correct the name.");
        };
    }
}

package io.github.runneractions.apptoken;

import io.github.runneractions.github.Endpoint;
import io.github.runneractions.github.GitHubServer;
import io.github.runneractions.github.RestPath;
import io.github.runneractions.github.http.ApiResponse;
import io.github.runneractions.github.json.Json;

/**
 * Finds the user as which an app commits. Its number, which the address needs, is not the app's.
 *
 * @see <a href="https://docs.github.com/en/rest/users/users#get-a-user">Get a user</a>
 */
record FindBotUser(String appSlug, GitHubServer server) implements Endpoint<GitIdentity> {
    @Override
    public String path() {
        return RestPath.of("users", login());
    }

    private String login() {
        return appSlug + "[bot]";
    }

    @Override
    public GitIdentity decode(ApiResponse response) {
        var json = response.json();
        var login = json.required("login").asText();
        // It becomes two outputs, and the author of commits.
        if (!login.equalsIgnoreCase(login())) {
            throw new IllegalArgumentException("it is another user");
        }
        return new GitIdentity(
                login,
                Json.number(json, "id") + "+" + login + "@users.noreply."
                        + server.web().getHost());
    }

    @Override
    public String describe() {
        return "find the user of the app " + appSlug;
    }
}

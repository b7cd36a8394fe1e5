package io.github.runneractions.apptoken;

import io.github.runneractions.github.app.Installation;
import io.github.runneractions.github.app.InstallationToken;
import io.github.runneractions.github.app.Permissions;
import io.github.runneractions.github.app.TokenRestrictions;
import io.github.runneractions.github.json.Json;
import java.util.List;
import java.util.stream.Stream;

/**
 * The access of a token that was created, or would be.
 *
 * @param repositories full names, or ids where only those are known; empty means all of the installation
 */
record Grant(Installation installation, List<String> repositories, Permissions permissions) {
    static Grant of(InstallationToken token) {
        return new Grant(
                token.installation(),
                full(token.installation(), token.repositories()).toList(),
                token.permissions());
    }

    /** The access of a token with these restrictions. */
    static Grant planned(Installation installation, TokenRestrictions narrowing) {
        var numbers = narrowing.repositoryIds().stream().map(String::valueOf);
        return new Grant(
                installation,
                Stream.concat(full(installation, narrowing.repositories()), numbers)
                        .toList(),
                narrowing.permissions().isEmpty() ? installation.permissions() : narrowing.permissions());
    }

    String scope() {
        return repositories.isEmpty()
                ? "all repositories of the installation on " + installation.account()
                : String.join(", ", repositories);
    }

    /** In the form that the input {@code repositories} takes. */
    String repositoryList() {
        return repositories.isEmpty() ? "*" : String.join(",", repositories);
    }

    /** In the form that the input {@code permissions} takes, and {@code fromJSON}. */
    String permissionsJson() {
        return Json.write(permissions.json());
    }

    private static Stream<String> full(Installation installation, List<String> names) {
        return names.stream().map(name -> installation.account() + "/" + name);
    }
}

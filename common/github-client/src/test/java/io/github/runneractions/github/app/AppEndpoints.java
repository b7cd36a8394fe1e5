package io.github.runneractions.github.app;

import io.github.runneractions.github.Endpoint;
import io.github.runneractions.github.Pages;
import io.github.runneractions.github.RepositoryName;
import io.github.runneractions.runtime.Secrets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One of each of an app's calls. */
public final class AppEndpoints {
    private AppEndpoints() {}

    /** The first page of where the app is installed. */
    public static Endpoint<Pages.Entries<Installation>> installations() {
        return new ListInstallations(1);
    }

    /** All of them. */
    public static Stream<Endpoint<?>> all(Secrets secrets) {
        var installation = new Installation(
                42,
                "acme",
                "acme-deployer",
                Permissions.of("administration", "write"),
                Installation.State.ACTIVE,
                Installation.Selection.SELECTED,
                "https://github.com/settings/installations/42");
        return Stream.of(
                new FindInstallation(new InstallationTarget.OfRepository(new RepositoryName("acme", "widgets"))),
                new FindInstallation(new InstallationTarget.OfAccount("acme")),
                new FindInstallation(new InstallationTarget.OfEnterprise("acme")),
                new FindInstallation(new InstallationTarget.ById(42, Optional.empty())),
                new ListInstallations(1),
                new RevokeInstallationToken(),
                new CreateInstallationToken(installation, new TokenRestrictions(List.of(), Permissions.ALL), secrets),
                new CreateInstallationToken(
                        installation,
                        new TokenRestrictions(List.of("widgets"), Permissions.of("contents", "read")),
                        secrets));
    }
}

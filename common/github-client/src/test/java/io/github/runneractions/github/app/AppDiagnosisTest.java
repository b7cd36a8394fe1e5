package io.github.runneractions.github.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.github.GitHubServer;
import io.github.runneractions.github.RepositoryName;
import io.github.runneractions.github.app.AppCredentials.AppKey;
import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.runtime.Topic;
import io.github.runneractions.sandbox.github.fault.Fault;
import io.github.runneractions.sandbox.github.model.RegisteredApp;
import io.github.runneractions.sandbox.github.model.StoredInstallation;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AppDiagnosisTest {
    private static final InstallationTarget ELSEWHERE =
            new InstallationTarget.OfRepository(new RepositoryName("globex", "site"));

    private static final String ID = "0001:5ABC:1234567:89ABCDE:65F0A1B2";
    private static final String EVIDENCE = " (GitHub: 404 Not Found, request ID " + ID + ").";

    private final Acme acme = new Acme();

    @AfterEach
    void close() {
        acme.close();
    }

    @Test
    void namesWhereTheAppIsInstalledAndHowToInstallIt() {
        var failure = failure(acme.credentials, ELSEWHERE);

        assertThat(failure)
                .hasMessage("Tried to find the app's installation on globex/site, but the app acme-deployer is not"
                        + " installed on globex; it is installed on acme (42)" + EVIDENCE);
        assertThat(failure.hint().toString())
                .startsWith("Install it at http://127.0.0.1:")
                .contains("/apps/acme-deployer/installations/new, or correct the name.");
    }

    @Test
    void namesTheAccountWithoutTheApp() {
        var failure = failure(acme.credentials, new InstallationTarget.OfAccount("globex"));

        assertThat(failure).hasMessageContaining("on globex, but the app acme-deployer is not installed on globex");
        assertThat(failure.hint().toString()).contains("/apps/acme-deployer/installations/new");
    }

    @Test
    void reportsAnUnknownInstallationId() {
        var failure = failure(acme.credentials, new InstallationTarget.ById(7, Optional.empty()));

        assertThat(failure)
                .hasMessage(
                        "Tried to find installation 7 of the app, but the app acme-deployer has no installation with"
                                + " this id; it is installed on acme (42)" + EVIDENCE);
        assertThat(failure.hint().toString()).startsWith("Copy the id from the installation's URL");
    }

    @Test
    void reportsAnEnterpriseWithoutTheApp() {
        var failure = failure(acme.credentials, new InstallationTarget.OfEnterprise("globex"));

        assertThat(failure)
                .hasMessageContaining("on the enterprise globex, but the app acme-deployer is not installed on it");
        assertThat(failure.hint().toString()).startsWith("Compare the slug");
    }

    @Test
    void reportsAnAppWithoutInstallations() {
        acme.sandbox
                .world()
                .addApp(new RegisteredApp(777, "Iv23liAlone", "alone", "Alone", "acme", Keys.RSA.getPublic()));

        assertThat(failure(new AppKey("Iv23liAlone", Keys.privateKey()), ELSEWHERE))
                .hasMessageEndingWith("; it is installed nowhere" + EVIDENCE);
    }

    @Test
    void namesTheInstallationWhoseSelectionLacksTheRepository() {
        acme.sandbox
                .world()
                .install(StoredInstallation.of(42, 12345, "acme", Map.of("metadata", "read"))
                        .on("acme/gadgets"));

        var failure = failure(acme.credentials, Acme.WIDGETS, AppErrors.REPOSITORY);

        assertThat(failure)
                .hasMessage("Tried to find the app's installation on acme/widgets, but `acme/widgets` is not among the"
                        + " repositories that were selected for installation 42 on acme, or does not exist" + EVIDENCE);
        assertThat(failure.hint())
                .hasToString("Add the repository to installation 42 at https://github.com/settings/installations/42, or"
                        + " correct the name.");
    }

    @Test
    void saysThatARepositoryDoesNotExistIfTheInstallationCoversAll() {
        var nothing = new InstallationTarget.OfRepository(new RepositoryName("acme", "nothing"));

        var failure = failure(acme.credentials, nothing, AppErrors.REPOSITORY);

        assertThat(failure)
                .hasMessageContaining("installation 42 on acme covers all repositories of the account, and"
                        + " `acme/nothing` is not among them" + EVIDENCE);
        assertThat(failure.hint()).hasToString("Correct the name of the repository.");
    }

    /** A request to a path that no API has is answered as one about something that does not exist. */
    @ParameterizedTest
    @MethodSource("targets")
    void blamesTheAddressIfTheAppItselfIsNotFound(InstallationTarget target) {
        var server = new GitHubServer(URI.create(acme.sandbox.url() + "/api/v4"));
        var client = GitHubClient.of(server, Duration.ofMinutes(1), acme.context);

        var failure = catchThrowableOfType(
                Rejected.class, () -> new App(acme.credentials, client, acme.context).find(target));

        assertThat(failure.topic().heading()).isEqualTo("The address of GitHub's API is wrong");
        assertThat(failure)
                .hasMessageEndingWith("but GitHub responded with 404: Not Found, and with 404 to GET /app, which every"
                        + " GitHub has, too: " + server.api() + " is not the base URL of GitHub's API (request ID " + ID
                        + ").");
        assertThat(failure.hint().toString()).startsWith("Correct `github-api-url`.");
    }

    static Stream<InstallationTarget> targets() {
        return Stream.of(
                Acme.WIDGETS,
                new InstallationTarget.OfAccount("acme"),
                new InstallationTarget.OfEnterprise("acme"),
                new InstallationTarget.ById(42, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"9,''", "10,' and 1 more'", "120,' and 111 more'"})
    void namesTenAndCountsTheRest(int others, String more) {
        for (var number = 1; number <= others; number++) {
            var world = acme.sandbox.world();
            world.addRepository("org-" + number + "/site");
            world.install(StoredInstallation.of(100 + number, 12345, "org-" + number, Map.of("metadata", "read")));
        }

        assertThat(failure(acme.credentials, ELSEWHERE))
                .hasMessageMatching(
                        ".* is installed on (\\S+ \\(\\d+\\), ){9}\\S+ \\(\\d+\\)" + more + Pattern.quote(EVIDENCE));
    }

    @ParameterizedTest
    @CsvSource({"GET /app", "GET /app/installations"})
    void keepsTheFirstErrorIfTheDiagnosisFails(String request) {
        acme.sandbox.faults().forever(request, Fault.drop());

        var failure = failure(acme.credentials, ELSEWHERE);

        assertThat(failure)
                .hasMessage(
                        "Tried to find the app's installation on globex/site, but GitHub responded with 404: Not Found"
                                + " (request ID " + ID + ").");
        assertThat(failure.hint().toString()).isEqualTo("Install the app on globex/site, or correct the name.");
    }

    private Rejected failure(AppCredentials credentials, InstallationTarget target) {
        return failure(credentials, target, FindInstallation.NOT_INSTALLED);
    }

    private Rejected failure(AppCredentials credentials, InstallationTarget target, Topic topic) {
        var failure = catchThrowableOfType(
                Rejected.class, () -> new App(credentials, acme.client(), acme.context).find(target));
        assertThat(failure.topic()).isEqualTo(topic);
        return failure;
    }
}

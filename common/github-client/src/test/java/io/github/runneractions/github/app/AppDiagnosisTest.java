package io.github.runneractions.github.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.runneractions.github.RepositoryName;
import io.github.runneractions.github.app.AppCredentials.AppKey;
import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.sandbox.github.fault.Fault;
import io.github.runneractions.sandbox.github.model.RegisteredApp;
import io.github.runneractions.sandbox.github.model.StoredInstallation;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppDiagnosisTest {
    private static final InstallationTarget ELSEWHERE =
            new InstallationTarget.OfRepository(new RepositoryName("globex", "site"));

    private final Acme acme = new Acme();

    @AfterEach
    void close() {
        acme.close();
    }

    @Test
    void namesWhereTheAppIsInstalledAndHowToInstallIt() {
        var failure = failure(acme.credentials, ELSEWHERE);

        assertThat(failure)
                .hasMessage("Tried to find the installation of the app acme-deployer on globex/site, but it is not"
                        + " installed there; the app is installed on acme (42).");
        assertThat(failure.hint().toString())
                .startsWith("Install it at http://127.0.0.1:")
                .contains("/apps/acme-deployer/installations/new, or correct the name.");
    }

    @Test
    void namesTheAccountWithoutTheApp() {
        var failure = failure(acme.credentials, new InstallationTarget.OfAccount("globex"));

        assertThat(failure).hasMessageContaining("on globex, but it is not installed there");
        assertThat(failure.hint().toString()).contains("/apps/acme-deployer/installations/new");
    }

    @Test
    void reportsAnUnknownInstallationId() {
        var failure = failure(acme.credentials, new InstallationTarget.ById(7, Optional.empty()));

        assertThat(failure)
                .hasMessage(
                        "Tried to find installation 7 of the app acme-deployer, but the app has no installation with this id;"
                                + " the app is installed on acme (42).");
        assertThat(failure.hint().toString()).startsWith("Copy the id from the installation's URL");
    }

    @Test
    void reportsAnEnterpriseWithoutTheApp() {
        var failure = failure(acme.credentials, new InstallationTarget.OfEnterprise("globex"));

        assertThat(failure).hasMessageContaining("on the enterprise globex, but it is not installed there");
        assertThat(failure.hint().toString()).startsWith("Compare the slug");
    }

    @Test
    void reportsAnAppWithoutInstallations() {
        acme.sandbox
                .world()
                .addApp(new RegisteredApp(777, "Iv23liAlone", "alone", "Alone", "acme", Keys.RSA.getPublic()));

        assertThat(failure(new AppKey("Iv23liAlone", Keys.privateKey()), ELSEWHERE))
                .hasMessageEndingWith("; the app is installed nowhere.");
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
                .hasMessageMatching(".* is installed on (\\S+ \\(\\d+\\), ){9}\\S+ \\(\\d+\\)" + more + "\\.");
    }

    @ParameterizedTest
    @CsvSource({"GET /app", "GET /app/installations"})
    void keepsTheFirstErrorIfTheDiagnosisFails(String request) {
        acme.sandbox.faults().forever(request, Fault.drop());

        var failure = failure(acme.credentials, ELSEWHERE);

        assertThat(failure)
                .hasMessage(
                        "Tried to find the app's installation on globex/site, but the app is not installed on it, or"
                                + " it does not exist.");
        assertThat(failure.hint().toString()).isEqualTo("Install the app on globex/site, or correct the name.");
    }

    private Rejected failure(AppCredentials credentials, InstallationTarget target) {
        var failure = catchThrowableOfType(
                Rejected.class, () -> new App(credentials, acme.client(), acme.context).find(target));
        assertThat(failure.topic()).isEqualTo(FindInstallation.NOT_INSTALLED);
        return failure;
    }
}

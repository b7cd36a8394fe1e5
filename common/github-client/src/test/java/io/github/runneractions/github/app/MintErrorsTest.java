package io.github.runneractions.github.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.sandbox.github.fault.Fault;
import io.github.runneractions.sandbox.github.model.StoredInstallation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Why no token comes about, as far as it can be found out. */
class MintErrorsTest {
    private static final TokenRestrictions TO_THREE =
            new TokenRestrictions(List.of("widgets", "gadgets", "nowhere"), Permissions.ALL);

    private static final String ONE_MISSING =
            "There is at least one repository that does not exist or is not accessible to the parent installation";

    private final Acme acme = new Acme();
    private final App app = new App(acme.credentials, acme.client(), acme.context);

    @AfterEach
    void close() {
        acme.close();
    }

    @Test
    void namesTheRepositoriesThatAreMissing() {
        var installation = app.find(Acme.WIDGETS);

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> app.mint(installation, TO_THREE))
                .withMessage("Tried to create an installation token for acme, but installation 42 on acme covers all"
                        + " repositories of the account, and `acme/gadgets`, `acme/nowhere` are not among them"
                        + " (GitHub: 422 " + ONE_MISSING + ", request ID 0002:5ABC:1234567:89ABCDE:65F0A1B2).")
                .satisfies(e -> assertThat(e.topic()).isEqualTo(AppErrors.REPOSITORY));
    }

    @Test
    void namesNoRepositoryIfTheMissingOneIsUnknown() {
        var installation = app.find(Acme.WIDGETS);
        acme.sandbox.faults().forever("GET /repos/acme/gadgets/installation", Fault.drop());

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> app.mint(installation, TO_THREE))
                .withMessageContaining("but GitHub responded with 422: " + ONE_MISSING + " (request ID")
                .satisfies(e -> assertThat(e.topic()).isEqualTo(AppErrors.REPOSITORY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\": \"x\"}", "{\"id\": null}", "{\"id\": 1.5}", "{}"})
    void namesNoRepositoryIfALookupHasNoId(String installationOfGadgets) {
        var installation = app.find(Acme.WIDGETS);
        acme.sandbox
                .faults()
                .forever(
                        "GET /repos/acme/gadgets/installation",
                        Fault.status(200).body(installationOfGadgets));

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> app.mint(installation, TO_THREE))
                .withMessageContaining("but GitHub responded with 422: " + ONE_MISSING + " (request ID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "stop-commands", "two words"})
    void doesNotMaskAWordThatTheResponseHasInPlaceOfAToken(String word) {
        var installation = app.find(Acme.WIDGETS);
        acme.sandbox
                .faults()
                .forever(
                        "POST /app/installations/*/access_tokens",
                        Fault.status(201).body("{\"token\":\"" + word + "\",\"expires_at\":\"2026-11-28T10:00:00Z\"}"));

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> app.mint(installation, TO_THREE))
                .withMessageContaining("does not have the form of GitHub's API");
        assertThat(acme.context.secrets().scrub("text: " + word)).isEqualTo("text: " + word);
    }

    @ParameterizedTest
    @CsvSource({
        "403,This installation has been suspended,The installation is suspended",
        "403,Resource not accessible by integration,GitHub rejected the request",
        "401,A JSON web token could not be decoded,The private key is not the app's"
    })
    void explainsWhyNoTokenIsCreated(int status, String said, String topic) {
        var installation = app.find(Acme.WIDGETS);
        acme.sandbox
                .faults()
                .forever(
                        "POST /app/installations/*/access_tokens",
                        Fault.status(status).body("{\"message\": \"" + said + "\"}"));

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> app.mint(installation, Acme.TO_WIDGETS))
                .satisfies(e -> assertThat(e.topic().heading()).isEqualTo(topic));
    }

    @Test
    void findsTheSameErrorInADryRun() {
        var installation = app.find(Acme.WIDGETS);

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> app.verify(installation, TO_THREE))
                .withMessageContaining("`acme/gadgets`, `acme/nowhere` are not among them.");
        assertThat(acme.requests()).noneMatch(request -> request.startsWith("POST"));
    }

    @Test
    void namesThePermissionThatIsMissing() {
        var installation = app.find(Acme.WIDGETS);
        var toContents = new TokenRestrictions(List.of("widgets"), Permissions.of("contents", "read"));
        var meaning = "the installation lacks `contents: read`; it has `administration: write, metadata: read`";

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> app.mint(installation, toContents))
                .withMessageContaining(meaning);
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> app.verify(installation, toContents))
                .withMessageContaining(meaning);
    }

    @Test
    void usesTheSingularForOneRepository() {
        var installation = app.find(Acme.WIDGETS);

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> app.mint(installation, new TokenRestrictions(List.of("nowhere"), Permissions.ALL)))
                .withMessageContaining("and `acme/nowhere` is not among them (GitHub: 422");
    }

    @Test
    void doesNotSayWhichIdIsMissing() {
        var installation = app.find(Acme.WIDGETS);

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(
                        () -> app.mint(installation, new TokenRestrictions(List.of(), List.of(7L), Permissions.ALL)))
                .withMessageContaining("but GitHub responded with 422: " + ONE_MISSING);
    }

    @Test
    void reportsASuspendedInstallationInADryRun() {
        acme.sandbox
                .world()
                .install(StoredInstallation.of(42, 12345, "acme", Map.of("administration", "write"))
                        .suspended());
        var installation = app.find(Acme.WIDGETS);

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> app.verify(installation, Acme.TO_WIDGETS))
                .satisfies(e -> {
                    assertThat(e.topic()).isEqualTo(AppErrors.SUSPENDED);
                    assertThat(e.hint().toString()).contains("an owner of acme");
                });
    }

    @Test
    void acceptsAValidRequestInADryRun() {
        app.verify(
                app.find(Acme.WIDGETS), new TokenRestrictions(List.of("widgets"), Permissions.of("metadata", "read")));

        assertThat(acme.requests()).containsExactly("GET 200", "GET 200");
    }
}

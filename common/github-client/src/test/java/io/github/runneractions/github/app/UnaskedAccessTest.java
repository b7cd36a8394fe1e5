package io.github.runneractions.github.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.github.ErrorExplanation;
import io.github.runneractions.runtime.PreconditionFailed;
import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.sandbox.github.fault.Fault;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A response with another installation or token than the one that was asked for. */
class UnaskedAccessTest {
    private static final String MINT = "POST /app/installations/*/access_tokens";
    private static final TokenRestrictions READ_WIDGETS =
            new TokenRestrictions(List.of("widgets"), Permissions.of("administration", "read"));
    private static final String WIDGETS = "{\"id\": 7, \"name\": \"Widgets\", \"owner\": {\"login\": \"Acme\"}}";

    private final Acme acme = new Acme();
    private final App app = new App(acme.credentials, acme.client(), acme.context);

    @AfterEach
    void close() {
        acme.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "'{\"administration\": \"write\"}' | [%s] | the token has `administration: write`, and `administration: read` was",
                "'{\"administration\": \"read\", \"contents\": \"read\"}' | [%s] | the token has `contents: read`, and",
                "'{\"administration\": \"read\", \"metadata\": \"write\"}' | [%s] | the token has `metadata: write`, and",
                "'{\"administration\": \"all\"}' | [%s] | the token has `administration: all`, and",
                "null | [%s] | the response does not name the token's permissions",
                "'{}' | [] | the token is for all repositories of the installation",
                "'{}' | null | the token is for all repositories of the installation",
                "'{}' | '[{\"id\": 8, \"name\": \"other\"}]' | the token is for the repository `other`, which",
                "'{}' | '[%s, {\"id\": 8, \"name\": \"other\"}]' | the token is for the repository `other`, which",
                "'{}' | '[{\"name\": \"widgets\", \"owner\": {\"login\": \"evil\"}}]' | for a repository of another account",
            })
    void isRevoked(String permissions, String repositories, String cause) {
        var installation = app.find(Acme.WIDGETS);
        answer(permissions, "\"selected\"", repositories.formatted(WIDGETS));

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> app.mint(installation, READ_WIDGETS))
                .withMessageStartingWith("Tried to create an installation token for acme, but ")
                .withMessageContaining(cause)
                .satisfies(e ->
                        assertThat(e.topic().heading()).isEqualTo("GitHub returned another token than was asked for"));
        assertThat(acme.requests()).endsWith("DELETE 204");
    }

    @Test
    void isRevokedIfItIsForAll() {
        var installation = app.find(Acme.WIDGETS);
        answer("{}", "\"all\"", "[" + WIDGETS + "]");

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> app.mint(installation, READ_WIDGETS))
                .withMessageContaining("for all repositories of the installation");
    }

    @Test
    void isRevokedIfItIsForAnotherId() {
        var installation = app.find(Acme.WIDGETS);
        answer("{}", "\"selected\"", "[" + WIDGETS + "]");

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(
                        () -> app.mint(installation, new TokenRestrictions(List.of(), List.of(9L), Permissions.ALL)))
                .withMessageContaining("for the repository `Widgets`, which was not asked for");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"administration\": \"read\", \"metadata\": \"read\"}", "{\"administration\": \"read\"}", "{}"
            })
    void isUsedIfItHasNoMore(String permissions) {
        var installation = app.find(Acme.WIDGETS);
        answer(permissions, "\"selected\"", "[" + WIDGETS + "]");

        assertThat(app.mint(installation, READ_WIDGETS).repositories()).containsExactly("Widgets");
    }

    @Test
    void isUsedIfTheRepositoryIsTheOneThatHadTheName() {
        var world = acme.sandbox.world();
        var widgets = world.repositories().find("acme/widgets").orElseThrow();
        world.repositories().addFormerName(widgets, "acme/gears");
        var installation = app.find(Acme.WIDGETS);
        answer("{}", "\"selected\"", "[{\"id\": " + widgets.id() + ", \"name\": \"widgets\"}]");

        var token = app.mint(
                installation, new TokenRestrictions(List.of("gears"), Permissions.of("administration", "read")));

        assertThat(token.repositories()).containsExactly("widgets");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\nb", "", "::add-mask::x", "../x", "acme/widgets"})
    void isNotGitHubsIfARepositoryHasNoName(String name) {
        var installation = app.find(Acme.WIDGETS);
        answer("{}", "\"selected\"", "[{\"id\": 7, \"name\": \"" + name + "\"}]");

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> app.mint(installation, Acme.TO_WIDGETS))
                .satisfies(e -> assertThat(e.topic()).isEqualTo(ErrorExplanation.NOT_GITHUB));
    }

    @ParameterizedTest
    @CsvSource({"a\\nb,acme", "'',acme", "acme-deployer,a\\nb", "a/b,acme"})
    void isNoInstallationWithOtherNames(String slug, String login) {
        answerToFind(slug, login);

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> app.find(Acme.WIDGETS))
                .satisfies(e -> assertThat(e.topic()).isEqualTo(ErrorExplanation.NOT_GITHUB));
    }

    @Test
    void isNoInstallationOnAnotherAccount() {
        answerToFind("acme-deployer", "evil");

        assertThatExceptionOfType(PreconditionFailed.class)
                .isThrownBy(() -> app.find(Acme.WIDGETS))
                .withMessage("Tried to find the app's installation on acme/widgets, but the response is about"
                        + " installation 42 on evil.")
                .satisfies(e -> assertThat(e.topic()).isEqualTo(FindInstallation.CONTRADICTION));
    }

    private void answerToFind(String slug, String login) {
        acme.sandbox
                .faults()
                .once(
                        "GET /repos/acme/widgets/installation",
                        Fault.status(200)
                                .body("{\"id\": 42, \"app_slug\": \"" + slug + "\", \"account\": {\"login\": \"" + login
                                        + "\"}, \"permissions\": {}}"));
    }

    /** With a real token, which can be revoked. */
    private void answer(String permissions, String selection, String repositories) {
        var real = app.mint(app.find(Acme.WIDGETS), Acme.TO_WIDGETS).secret().reveal();
        acme.sandbox
                .faults()
                .once(
                        MINT,
                        Fault.status(201)
                                .body("{\"token\": \"" + real + "\", \"expires_at\": \"2026-11-28T10:00:00Z\","
                                        + "\"permissions\": " + permissions + ", \"repository_selection\": " + selection
                                        + ", \"repositories\": " + repositories + "}"));
    }
}

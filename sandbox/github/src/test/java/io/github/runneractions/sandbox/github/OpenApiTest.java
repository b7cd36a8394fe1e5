package io.github.runneractions.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.sandbox.github.openapi.DescriptionFile;
import io.github.runneractions.sandbox.github.openapi.Inspector;
import io.github.runneractions.sandbox.github.openapi.Observed;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** GitHub's description finds what is planted. All other tests show that it finds nothing else. */
class OpenApiTest {

    @BeforeEach
    void needTheDescription() {
        Assumptions.assumeTrue(
                DescriptionFile.locate().isPresent(), "GitHub's description is not here: tools/install openapi");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /app/installations/42/access_tokens | {\"permissions\":{\"administration\":\"all\"}}",
                "POST | /app/installations/42/access_tokens | {\"repositories\":\"widgets\"}",
                "POST | /app/installations/42/access_tokens | {\"repository\":[\"widgets\"]}",
                "GET  | /repos/acme/widgets/actions/runners?per_page=many | ''",
                "GET  | /repos/acme/widgets/actions/runners?label=blue | ''",
                "GET  | /repos/acme/widgets/actions/runners/first | ''",
                "GET  | /repos/acme/widgets/actions/runners/registration-token | ''"
            })
    void findsWrongRequests(String method, String path, String body) throws IOException {
        try (Acme acme = new Acme(SandboxOptions.Checking.COLLECTED)) {
            acme.client.send(method, path, acme.jwt(), body);

            assertThat(acme.sandbox.violations())
                    .anyMatch(found -> found.startsWith("request of " + method + " " + path));
        }
    }

    @Test
    void acceptsPermissionsThatGitHubDoesNotDescribe() throws IOException {
        try (Acme acme = new Acme()) {
            Client.Reply reply = acme.mint("{\"permissions\":{\"brand_new\":\"read\"}}");

            assertThat(reply.status()).isEqualTo(422);
        }
    }

    @Test
    void failsATestWithAViolation() throws IOException {
        Acme acme = new Acme();
        acme.client.get("/app/installations?per_page=many", acme.jwt());

        assertThatThrownBy(acme::close)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("request of GET /app/installations?per_page=many");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"total_count\":1,\"runners\":[{\"id\":\"one\"}]}",
                "200 | {\"runners\":[]}",
                "200 | []",
                "200 | {"
            })
    void findsWrongAnswers(int status, String body) {
        assertThat(violations("GET", Acme.RUNNERS, status, body))
                .anyMatch(found -> found.startsWith("answer of GET " + Acme.RUNNERS));
    }

    /** GitHub's own description does not have it yet. */
    @ParameterizedTest
    @ValueSource(strings = {"/repos/acme/widgets", "/orgs/acme", "/enterprises/initech"})
    void knowsTheEndpointOfRunnerVersions(String place) {
        String path = place + "/actions/runners/deprecations/2.336.0";

        assertThat(violations("GET", path, 200, "{\"runner_version\":\"2.336.0\",\"runtime_deprecates_at\":null}"))
                .isEmpty();
        assertThat(violations("GET", path, 200, "{\"runner_version\":\"2.336.0\",\"runtime_deprecates_at\":\"soon\"}"))
                .isNotEmpty();
        assertThat(violations("POST", path, 200, "{\"runner_version\":\"2.336.0\"}"))
                .isNotEmpty();
    }

    private static List<String> violations(String method, String path, int status, String body) {
        Observed.ObservedAnswer answer =
                new Observed.ObservedAnswer(status, Optional.of("application/json; charset=utf-8"), body);
        try (Inspector inspector = new Inspector(DescriptionFile.locate())) {
            inspector.observe(new Observed(method, path, Optional.empty(), "", Optional.of(answer)));
            return inspector.violations();
        }
    }

    @Test
    void keepsSecretsOutOfItsReports() throws IOException {
        try (Acme acme = new Acme(SandboxOptions.Checking.COLLECTED)) {
            String token = acme.mint("").text("/token");
            acme.client.get(Acme.RUNNERS + "?token=" + token, "token " + token);

            assertThat(acme.sandbox.violations()).isNotEmpty().noneMatch(found -> found.contains(token));
        }
    }

    @Test
    void canBeSwitchedOff() throws IOException {
        try (Acme acme = new Acme(SandboxOptions.Checking.OFF)) {
            acme.client.get("/app/installations?per_page=many", acme.jwt());

            assertThat(acme.sandbox.description()).isEmpty();
            assertThat(acme.sandbox.violations()).isEqualTo(List.of());
        }
    }
}

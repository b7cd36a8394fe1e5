package io.github.runneractions.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.sandbox.github.model.RegisteredRunner;
import io.github.runneractions.sandbox.github.model.RegistrationRefused;
import io.github.runneractions.sandbox.github.model.Repository;
import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runners that are registered before they run. */
class JustInTimeTest {

    private static final String JIT = "/actions/runners/generate-jitconfig";

    private final Acme acme = new Acme(SandboxOptions.Checking.COLLECTED);

    @AfterEach
    void stop() {
        acme.close();
    }

    @Test
    void registersARunnerThatIsOffline() throws IOException {
        Client.Reply made = register("/repos/acme/widgets", "jit-1", "\"GPU\",\"blue\"");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().path("runner").toString())
                .isEqualTo(
                        "{\"id\":1,\"runner_group_id\":1,\"name\":\"jit-1\",\"os\":\"unknown\",\"status\":\"offline\","
                                + "\"busy\":false,\"ephemeral\":true,\"version\":null,\"labels\":["
                                + "{\"id\":1,\"name\":\"gpu\",\"type\":\"custom\"},"
                                + "{\"id\":1,\"name\":\"blue\",\"type\":\"custom\"}]}");
        assertThat(made.text("/encoded_jit_config")).hasSize(4000).isBase64();
        assertThat(made.header("x-ratelimit-resource")).isEqualTo("actions_runner_registration");
        assertThat(acme.sandbox.violations()).isEmpty();
    }

    @Test
    void returnsANewSecretEachTime() throws IOException {
        String one = register("/repos/acme/widgets", "jit-1", "\"a\"").text("/encoded_jit_config");
        String other = register("/repos/acme/widgets", "jit-2", "\"a\"").text("/encoded_jit_config");

        assertThat(one).isNotEqualTo(other);
        assertThat(acme.sandbox.secrets()).contains(one, other);
    }

    @Test
    void startsItsRunnerOnce() throws IOException {
        String config = register("/orgs/acme", "jit-1", "\"a\"").text("/encoded_jit_config");

        acme.world.justInTime().start(config);

        Client.Reply started = acme.client.get("/orgs/acme/actions/runners/1", acme.token(""));
        assertThat(started.text("/status")).isEqualTo("online");
        assertThat(started.text("/version")).isEqualTo(RegisteredRunner.VERSION);
        assertThatThrownBy(() -> acme.world.justInTime().start(config)).isInstanceOf(RegistrationRefused.class);
    }

    @Test
    void doesNotStartADeletedRunner() throws IOException {
        String config = register("/repos/acme/widgets", "jit-1", "\"a\"").text("/encoded_jit_config");
        acme.client.delete(Acme.RUNNERS + "/1", acme.token(""));

        assertThatThrownBy(() -> acme.world.justInTime().start(config)).isInstanceOf(RegistrationRefused.class);
    }

    @Test
    void doesNotGiveANameTwice() throws IOException {
        register("/repos/acme/widgets", "jit-1", "\"a\"");

        Client.Reply taken = register("/repos/acme/widgets", "JIT-1", "\"a\"");

        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.message()).isEqualTo("Already exists - A runner with the name *** already exists.");
        assertThat(register("/orgs/acme", "jit-1", "\"a\"").status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"name\":\"a\",\"labels\":[\"a\"]} | \"runner_group_id\" wasn't supplied.",
                "{\"name\":\"a\"} | \"runner_group_id\", \"labels\" weren't supplied.",
                "{\"name\":\"a\",\"runner_group_id\":1,\"labels\":[]} | At least 1 item is required; only 0 were supplied."
            })
    void requiresANameAGroupAndLabels(String body, String reason) throws IOException {
        Client.Reply refused = acme.client.post("/repos/acme/widgets" + JIT, acme.token(""), body);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.message()).isEqualTo("Invalid request.\n\n" + reason);
        assertThat(acme.sandbox.violations()).isNotEmpty().allMatch(found -> found.startsWith("request of POST"));
    }

    @Test
    void acceptsAHundredLabels() throws IOException {
        String label = "\"a\"";

        assertThat(register("/repos/acme/widgets", "jit-1", String.join(",", Collections.nCopies(100, label)))
                        .status())
                .isEqualTo(201);
        assertThat(register("/repos/acme/widgets", "jit-2", String.join(",", Collections.nCopies(101, label)))
                        .message())
                .endsWith("No more than 100 items are allowed; 101 were supplied.");
    }

    @ParameterizedTest
    @CsvSource({"/repos/acme/widgets, 2, 404", "/orgs/acme, 2, 201", "/orgs/acme, 3, 404"})
    void knowsTheGroupsOfOrganizations(String place, int group, int status) throws IOException {
        acme.world.groups().add("gpu");

        String body = "{\"name\":\"a\",\"runner_group_id\":%d,\"labels\":[\"a\"]}".formatted(group);
        assertThat(acme.client.post(place + JIT, acme.token(""), body).status()).isEqualTo(status);
    }

    @Test
    void registersForAnEnterprise() throws IOException {
        acme.world.addEnterprise("initech");
        acme.world.addPersonalToken("ghp_owner", "octocat", Set.of("manage_runners:enterprise"));

        Client.Reply made = acme.client.post(
                "/enterprises/initech" + JIT,
                "Bearer ghp_owner",
                "{\"name\":\"a\",\"runner_group_id\":1,\"labels\":[\"a\"],\"work_folder\":\"_work\"}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(acme.sandbox.violations()).isEmpty();
    }

    @Test
    void refusesARepositoryWithoutRunners() throws IOException {
        acme.world.addRepository("acme/widgets", Repository.SelfHostedRunners.DISABLED);

        Client.Reply refused = register("/repos/acme/widgets", "jit-1", "\"a\"");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.message()).isEmpty();
    }

    private Client.Reply register(String place, String name, String labels) throws IOException {
        return acme.client.post(
                place + JIT,
                acme.token(""),
                "{\"name\":\"%s\",\"runner_group_id\":1,\"labels\":[%s]}".formatted(name, labels));
    }
}

package io.github.runneractions.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.github.model.KnownVersion;
import io.github.runneractions.sandbox.github.model.RegisteredRunner;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups of runners, and the versions of the runner program. */
class GroupsAndVersionsTest {

    private static final String GROUPS = "/orgs/acme/actions/runner-groups";
    private static final String VERSIONS = "/actions/runners/deprecations/";

    private final Acme acme = new Acme();

    @AfterEach
    void stop() {
        acme.close();
    }

    @Test
    void showsTheFieldsOfAGroup() throws IOException {
        acme.world.groups().add("gpu", List.of("acme/widgets"));

        Client.Reply reply = acme.client.get(GROUPS, acme.token(""));

        String url = acme.sandbox.url() + GROUPS;
        assertThat(reply.json().path("runner_groups").toString())
                .isEqualTo(("[{\"id\":1,\"name\":\"Default\",\"visibility\":\"all\",\"default\":true,"
                                + "\"runners_url\":\"%1$s/1/runners\",\"inherited\":false,"
                                + "\"allows_public_repositories\":false},"
                                + "{\"id\":2,\"name\":\"gpu\",\"visibility\":\"selected\",\"default\":false,"
                                + "\"selected_repositories_url\":\"%1$s/2/repositories\","
                                + "\"runners_url\":\"%1$s/2/runners\",\"inherited\":false,"
                                + "\"allows_public_repositories\":false}]")
                        .formatted(url));
    }

    @ParameterizedTest
    @CsvSource({"widgets, 2", "WIDGETS, 2", "gadgets, 1", "acme/widgets, 1"})
    void showsTheGroupsARepositoryMayUse(String repository, String groups) throws IOException {
        acme.world.groups().add("gpu", List.of("acme/widgets"));

        assertThat(acme.client
                        .get(GROUPS + "?visible_to_repository=" + repository, acme.token(""))
                        .text("/total_count"))
                .isEqualTo(groups);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/repos/acme/widgets", "/orgs/acme"})
    void reportsUntilWhenAVersionIsSupported(String place) throws IOException {
        Instant registration = Instant.parse("2026-10-01T00:00:00.5Z");
        Instant runtime = Instant.parse("2026-11-05T15:30:55Z");
        acme.world.versions().add(new KnownVersion("2.336.0", Optional.of(registration), Optional.of(runtime)));

        Client.Reply reply = acme.client.get(place + VERSIONS + "2.336.0", acme.token(""));

        assertThat(reply.json().toString())
                .isEqualTo("{\"runner_version\":\"2.336.0\",\"registration_deprecates_at\":\"2026-10-01T00:00:00Z\","
                        + "\"runtime_deprecates_at\":\"2026-11-05T15:30:55Z\"}");
    }

    @Test
    void knowsTheNewestVersionWithoutAnEnd() throws IOException {
        Client.Reply reply = acme.client.get("/orgs/acme" + VERSIONS + RegisteredRunner.VERSION, acme.token(""));

        assertThat(reply.json().toString())
                .isEqualTo("{\"runner_version\":\"2.338.0\",\"runtime_deprecates_at\":null}");
    }

    @Test
    void doesNotKnowOldVersions() throws IOException {
        assertThat(acme.client
                        .get("/repos/acme/widgets" + VERSIONS + "2.320.0", acme.token(""))
                        .status())
                .isEqualTo(404);
    }
}

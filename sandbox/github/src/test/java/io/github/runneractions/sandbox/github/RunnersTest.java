package io.github.runneractions.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.github.model.RegisteredRunner;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Listing, reading and deleting runners. */
class RunnersTest {

    private final Acme acme = new Acme();

    @AfterEach
    void stop() {
        acme.close();
    }

    @ParameterizedTest
    @CsvSource({
        // runners, query, on the page, next page, last page
        "0, '', 0, none, none",
        "1, '', 1, none, none",
        "30, '', 30, none, none",
        "31, '', 30, 2, 2",
        "31, ?page=2, 1, none, none",
        "31, ?page=3, 0, none, none",
        "100, ?per_page=100, 100, none, none",
        "101, ?per_page=100, 100, 2, 2",
        "101, ?per_page=100&page=2, 1, none, none",
        "101, ?per_page=500, 100, 2, 2",
        "101, ?per_page=40&page=2, 40, 3, 3",
    })
    void listsInPages(int runners, String query, int onPage, String next, String last) throws IOException {
        acme.addRunners(runners, RegisteredRunner.Status.ONLINE);

        Client.Reply reply = acme.client.get(Acme.RUNNERS + query, acme.token(""));

        assertThat(reply.text("/total_count")).isEqualTo(Integer.toString(runners));
        assertThat(reply.json().path("runners")).hasSize(onPage);
        assertThat(page(reply, "next")).isEqualTo(next);
        assertThat(page(reply, "last")).isEqualTo(last);
    }

    @Test
    void linksAllPages() throws IOException {
        acme.addRunners(101, RegisteredRunner.Status.ONLINE);

        Client.Reply second = acme.client.get(Acme.RUNNERS + "?per_page=40&page=2", acme.token(""));

        String url = acme.sandbox.url() + Acme.RUNNERS;
        assertThat(second.header("link"))
                .isEqualTo("<%1$s?per_page=40&page=1>; rel=\"prev\", <%1$s?per_page=40&page=3>; rel=\"next\", "
                                .formatted(url)
                        + "<%1$s?per_page=40&page=3>; rel=\"last\", <%1$s?per_page=40&page=1>; rel=\"first\""
                                .formatted(url));
    }

    @Test
    void filtersByTheWholeName() throws IOException {
        acme.addRunners(31, RegisteredRunner.Status.OFFLINE);

        Client.Reply reply = acme.client.get(Acme.RUNNERS + "?name=runner-1", acme.token(""));

        assertThat(reply.text("/total_count")).isEqualTo("1");
        assertThat(reply.text("/runners/0/name")).isEqualTo("runner-1");
    }

    @Test
    void showsTheFieldsOfARunner() throws IOException {
        acme.addRunners(1, RegisteredRunner.Status.OFFLINE);

        Client.Reply reply = acme.client.get(Acme.RUNNERS + "/1", acme.token(""));

        assertThat(reply.json().toString())
                .isEqualTo("{\"id\":1,\"runner_group_id\":1,\"name\":\"runner-1\",\"os\":\"linux\","
                        + "\"status\":\"offline\",\"busy\":false,\"ephemeral\":false,\"version\":\"2.338.0\","
                        + "\"labels\":[{\"id\":1,\"name\":\"blue\",\"type\":\"custom\"}]}");
    }

    @Test
    void deletesOnceAndOnlyInItsPlace() throws IOException {
        acme.addRunners(1, RegisteredRunner.Status.OFFLINE);
        String token = acme.token("");

        int elsewhere =
                acme.client.delete("/orgs/acme/actions/runners/1", token).status();
        int first = acme.client.delete(Acme.RUNNERS + "/1", token).status();
        int second = acme.client.delete(Acme.RUNNERS + "/1", token).status();

        assertThat(List.of(elsewhere, first, second)).containsExactly(404, 204, 404);
        assertThat(acme.client.get(Acme.RUNNERS + "/1", token).status()).isEqualTo(404);
    }

    @Test
    void doesNotDeleteABusyRunner() throws IOException {
        acme.addRunners(1, RegisteredRunner.Status.OFFLINE);
        acme.world.startJob("runner-1");
        String token = acme.token("");

        Client.Reply busy = acme.client.delete(Acme.RUNNERS + "/1", token);
        acme.world.finishJob("runner-1");
        Client.Reply idle = acme.client.delete(Acme.RUNNERS + "/1", token);

        assertThat(busy.status()).isEqualTo(422);
        assertThat(busy.message()).isEqualTo("Bad request - Runner \"runner-1\" is still running a job\"");
        assertThat(idle.status()).isEqualTo(204);
    }

    @Test
    void offersTheRunnerPrograms() throws IOException {
        Client.Reply reply = acme.client.get(Acme.RUNNERS + "/downloads", acme.token(""));

        assertThat(reply.json().findValuesAsText("filename")).contains("actions-runner-linux-arm64-2.338.0.tar.gz");
    }

    private static String page(Client.Reply reply, String relation) {
        return java.util.regex.Pattern.compile("[?&]page=(\\d+)>; rel=\"" + relation + "\"")
                .matcher(reply.header("link"))
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElse("none");
    }
}

package io.github.runneractions.github.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.github.GitHubServer;
import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.sandbox.github.fault.Fault;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A 404 at an address where nothing of an API is found. */
class ApiAddressTest {
    private final Initech initech = new Initech();

    @AfterEach
    void close() {
        initech.close();
    }

    @Test
    void isBlamedIfNothingIsFoundThere() {
        var server = new GitHubServer(URI.create(initech.sandbox.url() + "/api/v3"));

        var refused = refused(GitHubClient.of(server, Duration.ofMinutes(1), initech.run.process));

        assertThat(refused.topic().heading()).isEqualTo("The address of GitHub's API is wrong");
        assertThat(refused)
                .hasMessage(
                        "Tried to list the runners of initech, but GitHub responded with 404: Not Found, and with 404"
                                + " to GET /meta, which every GitHub has, too: " + server.api()
                                + " is not the base URL of GitHub's API (request ID 0001:5ABC:1234567:89ABCDE:65F0A1B2).");
    }

    @Test
    void isNotBlamedIfOnlyOneThingIsNotFound() {
        initech.sandbox.faults().once("GET /orgs/*/actions/runners", Fault.status(404));

        assertThat(refused(initech.client).topic()).isEqualTo(RunnerErrors.INVISIBLE);
    }

    @Test
    void isNotAskedAboutIfSomethingWasFoundThere() {
        initech.call(new ListRunners(Initech.REPOSITORY, 1));
        initech.sandbox.faults().once("GET /orgs/*/actions/runners", Fault.status(404));

        assertThat(refused(initech.client).topic()).isEqualTo(RunnerErrors.INVISIBLE);
        assertThat(initech.requests()).noneMatch(request -> request.contains("meta"));
    }

    @Test
    void isNotBlamedIfItIsNotKnown() {
        initech.sandbox.faults().once("GET /orgs/*/actions/runners", Fault.status(404));
        initech.sandbox.faults().forever("GET /meta", Fault.status(500));

        assertThat(refused(initech.client).topic()).isEqualTo(RunnerErrors.INVISIBLE);
    }

    private Rejected refused(GitHubClient client) {
        return catchThrowableOfType(
                Rejected.class, () -> client.call(new ListRunners(Initech.ORGANIZATION, 1), initech.as(Initech.OWNER)));
    }
}

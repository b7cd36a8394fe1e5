package io.github.runneractions.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.github.model.RegisteredRunner;
import io.github.runneractions.sandbox.github.model.RunnerPlace;
import io.github.runneractions.sandbox.github.model.RunnerSessions.Job;
import io.github.runneractions.sandbox.github.model.RunnerToken;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The service that registers runners and gives them jobs, over HTTP as a stand-in for GitHub's runner uses it. */
class RunnerServiceTest {

    private static final String SERVICE = "/actions/runners";
    private static final RunnerPlace WIDGETS = RunnerPlace.of("acme/widgets");
    private static final String RUNNER = "{\"name\":\"runner-1\",\"labels\":[\"blue\"],\"group\":\"%s\"}";

    private final Acme acme = new Acme();

    @AfterEach
    void stop() {
        acme.close();
    }

    @Test
    void registersARunner() throws IOException {
        acme.world.groups().add("gpu");

        Client.Reply reply = register(token(RunnerToken.Kind.REGISTRATION), "gpu");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("/credential")).isNotEmpty();
        assertThat(runner().id()).isEqualTo(reply.json().path("id").asLong());
        assertThat(runner().labels()).containsExactly("self-hosted", "Linux", "X64", "blue");
        assertThat(runner().group()).isEqualTo("gpu");
        assertThat(runner().status()).isEqualTo(RegisteredRunner.Status.OFFLINE);
    }

    @Test
    void refusesATokenThatIsUnknownOrForAnotherPurpose() throws IOException {
        assertThat(register("AAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "").status()).isEqualTo(404);
        assertThat(register(token(RunnerToken.Kind.REMOVAL), "").status()).isEqualTo(404);
        assertThat(acme.client
                        .post(SERVICE + "/register", "", RUNNER.formatted(""))
                        .status())
                .isEqualTo(404);
        assertThat(acme.world.runners().of(WIDGETS)).isEmpty();
    }

    @Test
    void tellsAMissingGroupFromAWrongToken() throws IOException {
        Client.Reply missing = register(token(RunnerToken.Kind.REGISTRATION), "gpu");

        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.message()).isEqualTo("There is no runner group gpu");
        assertThat(register("group-of-letters", "").status()).isEqualTo(404);
    }

    @Test
    void opensOneSessionAtATime() throws IOException {
        String credential = registered();

        Client.Reply first = session(credential);
        assertThat(first.text("/session")).isNotEmpty();
        assertThat(runner().status()).isEqualTo(RegisteredRunner.Status.ONLINE);
        assertThat(session(credential).status()).isEqualTo(409);

        assertThat(acme.client.delete(SERVICE + "/session", auth(credential)).status())
                .isEqualTo(204);
        assertThat(runner().status()).isEqualTo(RegisteredRunner.Status.OFFLINE);
        assertThat(session(credential).status()).isEqualTo(200);
    }

    @Test
    void endsAListenerAsATestAsksFor() throws IOException {
        String credential = registered();
        acme.world.sessions().exitWith("runner-1", 7);

        assertThat(session(credential).text("/exit_code")).isEqualTo("7");
        assertThat(session(credential).text("/session")).isNotEmpty();
    }

    @Test
    void givesAJobAndLearnsHowItEnded() throws IOException {
        String credential = registered();
        String session = session(credential).text("/session");
        assertThat(message(credential, session, "").status()).isEqualTo(204);
        acme.world.sessions().give("runner-1", new Job("hello", "echo hello"));

        assertThat(message(credential, session, "&status=busy").status()).isEqualTo(204);
        Client.Reply job = message(credential, session, "");
        assertThat(job.text("/job")).isEqualTo("hello");
        assertThat(job.text("/script")).isEqualTo("echo hello");
        assertThat(runner().load()).isEqualTo(RegisteredRunner.Load.BUSY);

        acme.client.post(
                SERVICE + "/finished",
                auth(credential),
                "{\"job\":\"hello\",\"result\":\"Succeeded\",\"output\":\"hello\"}");
        assertThat(runner().load()).isEqualTo(RegisteredRunner.Load.IDLE);
        assertThat(acme.world.sessions().ended()).singleElement().satisfies(ended -> {
            assertThat(ended.runner()).isEqualTo("runner-1");
            assertThat(ended.result()).isEqualTo("Succeeded");
            assertThat(ended.output()).isEqualTo("hello");
        });
    }

    @Test
    void tellsARunnerThatItsRegistrationIsGone() throws IOException {
        String credential = registered();
        String session = session(credential).text("/session");

        acme.world.runners().delete(WIDGETS, runner().id());

        assertThat(message(credential, session, "").status()).isEqualTo(404);
        assertThat(session(credential).status()).isEqualTo(404);
    }

    @Test
    void removesARunnerWithARemovalToken() throws IOException {
        String credential = registered();
        String name = "{\"name\":\"runner-1\"}";

        assertThat(acme.client
                        .post(SERVICE + "/remove", auth(token(RunnerToken.Kind.REGISTRATION)), name)
                        .status())
                .isEqualTo(404);
        assertThat(acme.world.runners().of(WIDGETS)).hasSize(1);

        String removal = token(RunnerToken.Kind.REMOVAL);
        assertThat(acme.client.post(SERVICE + "/remove", auth(removal), name).status())
                .isEqualTo(204);
        assertThat(acme.world.runners().of(WIDGETS)).isEmpty();
        assertThat(session(credential).status()).isEqualTo(404);
        // The answer of the first request may have been lost.
        assertThat(acme.client.post(SERVICE + "/remove", auth(removal), name).status())
                .isEqualTo(204);
    }

    private String registered() throws IOException {
        return register(token(RunnerToken.Kind.REGISTRATION), "").text("/credential");
    }

    private Client.Reply register(String token, String group) throws IOException {
        return acme.client.post(SERVICE + "/register", auth(token), RUNNER.formatted(group));
    }

    private Client.Reply session(String credential) throws IOException {
        return acme.client.post(SERVICE + "/session", auth(credential), "");
    }

    private Client.Reply message(String credential, String session, String more) throws IOException {
        return acme.client.get(SERVICE + "/message?session=" + session + more, auth(credential));
    }

    private String token(RunnerToken.Kind kind) {
        return acme.world.tokens().mint(kind, WIDGETS).value();
    }

    private RegisteredRunner runner() {
        return acme.world.runners().of(WIDGETS).getFirst();
    }

    private static String auth(String credential) {
        return "RemoteAuth " + credential;
    }
}

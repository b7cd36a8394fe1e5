package io.github.runneractions.apptoken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.github.Authorization;
import io.github.runneractions.github.app.Acme;
import io.github.runneractions.github.app.App;
import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.sandbox.github.fault.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindBotUserTest {
    private final Acme acme = new Acme();
    private final App app = new App(acme.credentials, acme.client(), acme.context);

    @AfterEach
    void close() {
        acme.close();
    }

    @Test
    void findsTheUserAsWhomTheAppCommits() {
        var token = app.mint(app.find(Acme.WIDGETS), Acme.TO_WIDGETS);
        var client = acme.client();

        var git = client.call(new FindBotUser("acme-deployer", client.server()), Authorization.token(token.secret()));

        assertThat(git.name()).isEqualTo("acme-deployer[bot]");
        assertThat(git.email()).matches("\\d+\\+acme-deployer\\[bot]@users\\.noreply\\.127\\.0\\.0\\.1");
    }

    @Test
    void isNotUserZeroIfItsIdIsNoNumber() {
        var client = acme.client();
        acme.sandbox
                .faults()
                .forever("GET /users/*", Fault.status(200).body("{\"login\": \"acme[bot]\", \"id\": \"x\"}"));

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> client.call(new FindBotUser("acme", client.server()), Authorization.token(app.jwt())))
                .withMessageContaining("does not have the form of GitHub's API");
    }

    @ParameterizedTest
    @ValueSource(strings = {"other[bot]", "acme", "acme[bot]\\nx=y"})
    void isNoOtherUser(String login) {
        var client = acme.client();
        acme.sandbox
                .faults()
                .forever("GET /users/*", Fault.status(200).body("{\"login\": \"" + login + "\", \"id\": 7}"));

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> client.call(new FindBotUser("acme", client.server()), Authorization.token(app.jwt())))
                .withMessageContaining("does not have the form of GitHub's API");
    }

    @Test
    void asksForAnOddSlugOfGitHubsAsItIs() {
        var client = acme.client();

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> client.call(new FindBotUser("a?b", client.server()), Authorization.token(app.jwt())));
        assertThat(acme.sandbox.exchanges())
                .extracting(exchange -> exchange.target())
                .startsWith("/users/a%3Fb%5Bbot%5D");
    }
}

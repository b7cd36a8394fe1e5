package io.github.runneractions.github.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.sandbox.github.fault.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Responses that are longer, or hold more, than any of GitHub's: they take no memory, and lose no token. */
class OversizedResponseTest {
    private static final String NUMBERS = "[" + "1,".repeat(3_000_000) + "1]";

    private final Acme acme = new Acme();
    private final App app = new App(acme.credentials, acme.client(), acme.context);

    @AfterEach
    void close() {
        acme.close();
    }

    @Test
    void isNoInstallation() {
        acme.sandbox
                .faults()
                .forever("GET /repos/*/*/installation", Fault.status(200).body("{\"id\":1,\"x\":" + NUMBERS + "}"));

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> app.find(Acme.WIDGETS))
                .withMessageContaining("longer than any of GitHub's API: more than 1048576 bytes");
    }

    @Test
    void revokesTheTokenInIt() {
        var installation = app.find(Acme.WIDGETS);
        var token = app.mint(installation, Acme.TO_WIDGETS).secret().reveal();
        acme.sandbox
                .faults()
                .once(
                        "POST /app/installations/*/access_tokens",
                        Fault.status(201)
                                .body("{\"token\":\"" + token + "\",\"repositories\":" + NUMBERS
                                        + ",\"expires_at\":\"2026-11-28T10:00:00Z\"}"));

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> app.mint(installation, Acme.TO_WIDGETS))
                .withMessageContaining("does not have the form of GitHub's API");
        assertThat(acme.requests()).endsWith("DELETE 204");
    }
}

package io.github.runneractions.github.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.github.Endpoint;
import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.runtime.Secrets;
import io.github.runneractions.sandbox.github.fault.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CreateRegistrationTokenTest {
    private final Initech initech = new Initech();

    @AfterEach
    void close() {
        initech.close();
    }

    static Stream<BiFunction<RunnerScope, Secrets, Endpoint<? extends RunnerCredential.Token>>> endpoints() {
        return Stream.of(CreateRegistrationToken::new, CreateRemoveToken::new);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void createsATokenThatIsValidForOneHour(
            BiFunction<RunnerScope, Secrets, Endpoint<? extends RunnerCredential.Token>> endpoint) {
        var token = initech.call(endpoint.apply(Initech.REPOSITORY, initech.run.process.secrets()));

        assertThat(token.expiresAt()).isEqualTo(initech.run.time.instant().plus(Duration.ofHours(1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"null", "\"null\"", "\"\"", "\" \""})
    void rejectsAnInvalidToken(String token) {
        response(token, "2099-01-01T00:00:00.000-08:00");

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> initech.call(registration()))
                .withMessageStartingWith(
                        "Tried to create a registration token for initech/tps, but GitHub responded with 201"
                                + " without a token (request ID ")
                .satisfies(e -> assertThat(e.topic()).isEqualTo(CredentialValidation.UNUSABLE));
        assertThat(initech.run.lines).noneMatch(line -> line.equals("::add-mask::null"));
    }

    /** The clock of the machine says 12:00 and is an hour behind GitHub's. */
    @Test
    void rejectsATokenThatHasExpiredAtGitHub() {
        initech.world.clock().skew(Duration.ofHours(1));
        response("\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"", "2026-11-24T12:59:59Z");

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> initech.call(removal()))
                .withMessageContaining("expired at 2026-11-24T12:59:59Z");
        assertThat(initech.run.lines).contains("::add-mask::AAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    }

    @Test
    void acceptsATokenThatHasExpiredOnlyByThisMachinesClock() {
        initech.world.clock().skew(Duration.ofHours(-3));

        assertThat(initech.call(removal()).expiresAt()).isEqualTo(Instant.parse("2026-11-24T10:00:00Z"));
    }

    private void response(String token, String expiry) {
        initech.sandbox
                .faults()
                .once(
                        "POST /repos/*/*/actions/runners/*",
                        Fault.status(201).body("{\"token\":%s,\"expires_at\":\"%s\"}".formatted(token, expiry)));
    }

    private CreateRegistrationToken registration() {
        return new CreateRegistrationToken(Initech.REPOSITORY, initech.run.process.secrets());
    }

    private CreateRemoveToken removal() {
        return new CreateRemoveToken(Initech.REPOSITORY, initech.run.process.secrets());
    }
}

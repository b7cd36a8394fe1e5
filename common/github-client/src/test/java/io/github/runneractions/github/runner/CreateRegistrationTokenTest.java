package io.github.runneractions.github.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.github.runner.CreateRegistrationToken.Kind;
import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.sandbox.github.fault.Fault;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CreateRegistrationTokenTest {
    private final Initech initech = new Initech();

    @AfterEach
    void close() {
        initech.close();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void handsOutWhatIsGoodForAnHour(Kind kind) {
        assertThat(call(kind).expiresAt()).isEqualTo(initech.run.time.instant().plus(Duration.ofHours(1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"null", "\"null\"", "\"\"", "\" \""})
    void handsOutNoTokenThatIsNone(String token) {
        answer(token, "2099-01-01T00:00:00.000-08:00");

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> call(Kind.REGISTRATION))
                .withMessage(
                        "Tried to make a registration token for initech/tps, but GitHub answered 201 with nothing in"
                                + " the secret's place.")
                .satisfies(e -> assertThat(e.topic()).isEqualTo(HandedOut.UNUSABLE));
        assertThat(initech.run.lines).noneMatch(line -> line.equals("::add-mask::null"));
    }

    /** The clock of the machine says 12:00 and is an hour behind GitHub's. */
    @Test
    void handsOutNoneThatHasExpiredAtGitHub() {
        initech.world.clock().skew(Duration.ofHours(1));
        answer("\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"", "2026-11-24T12:59:59Z");

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> call(Kind.REMOVAL))
                .withMessageContaining("expired at 2026-11-24T12:59:59Z");
    }

    @Test
    void takesOneThatOnlyThisMachineHoldsForExpired() {
        initech.world.clock().skew(Duration.ofHours(-3));

        assertThat(call(Kind.REMOVAL).expiresAt()).isEqualTo(Instant.parse("2026-11-24T10:00:00Z"));
    }

    private void answer(String token, String expiry) {
        initech.sandbox
                .faults()
                .once(
                        "POST /repos/*/*/actions/runners/*",
                        Fault.status(201).body("{\"token\":%s,\"expires_at\":\"%s\"}".formatted(token, expiry)));
    }

    private RegistrationToken call(Kind kind) {
        return initech.call(new CreateRegistrationToken(Initech.REPOSITORY, kind, initech.run.process.secrets()));
    }
}

package io.github.runneractions.github.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.runtime.TimedOut;
import io.github.runneractions.runtime.Unreachable;
import io.github.runneractions.sandbox.github.fault.Fault;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** GitHub registers the runner, and its response is lost more than once. */
class LostJitRegistrationTest {
    private static final String GENERATE = "POST /orgs/*/actions/runners/generate-jitconfig";
    private static final String LISTING = "GET /orgs/*/actions/runners";
    private static final String SEARCH = "GET runners?per_page=100&page=1&name=jit-1 200";

    private final Initech initech = new Initech();

    @AfterEach
    void close() {
        initech.close();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void removesTheRunnerOfEveryLostAttempt(Fault fault) {
        initech.sandbox.faults().once(GENERATE, fault.carriedOut());
        initech.sandbox.faults().add(GENERATE, fault.carriedOut(), 1, 1);
        initech.sandbox.faults().add(GENERATE, fault.carriedOut(), 2, 1);

        var made = initech.register("jit-1");

        assertThat(made.runner().id()).isEqualTo(4);
        assertThat(initech.world.runners().named("jit-1")).hasSize(1);
        assertThat(initech.requests()).contains("DELETE runners/1 204", "DELETE runners/2 204", "DELETE runners/3 204");
    }

    /** All four attempts of the transport, again and again, until the time is over. */
    @ParameterizedTest
    @MethodSource("faults")
    void leavesNothingIfNoResponseArrivesInTime(Fault fault) {
        initech.sandbox.faults().forever(GENERATE, fault.carriedOut());

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> initech.register("jit-1"))
                .isInstanceOfAny(Rejected.class, Unreachable.class)
                .withMessageNotContaining("already has that name");
        assertThat(initech.world.runners().named("jit-1")).isEmpty();
        assertThat(initech.requests()).contains("DELETE runners/1 204", "DELETE runners/2 204");
    }

    @Test
    void leavesNothingIfEachConflictIsWithItself() {
        // Every second attempt: the one after it finds the name taken.
        for (var number = 0; number < 200; number++) {
            initech.sandbox.faults().add(GENERATE, Fault.status(502).carriedOut(), number, 1);
        }

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> initech.register("jit-1"))
                .withMessageContaining("but its configuration was in no response before the step's timeout was over")
                .withMessageContaining("request ID");
        assertThat(initech.world.runners().named("jit-1")).isEmpty();
    }

    @Test
    void leavesNothingIfTheJobIsCancelledBetweenTwoAttempts() {
        initech.sandbox.faults().forever(GENERATE, Fault.status(502).carriedOut());

        assertThatExceptionOfType(TimedOut.class)
                .isThrownBy(() -> initech.registerUntilItWaits("jit-1"))
                .satisfies(e -> assertThat(e.topic()).isEqualTo(TimedOut.CANCELLED));
        assertThat(initech.world.runners().named("jit-1")).isEmpty();
        assertThat(initech.requests())
                .containsExactly(SEARCH, "POST runners/generate-jitconfig 502", SEARCH, "DELETE runners/1 204");
    }

    @Test
    void tellsThatARunnerMayRemainIfGitHubIsDown() {
        initech.sandbox.faults().forever(GENERATE, Fault.status(502).carriedOut());
        initech.sandbox.faults().add(LISTING, Fault.status(503), 1, Integer.MAX_VALUE);

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> initech.register("jit-1"))
                .withMessageStartingWith("Tried to register the runner jit-1");
        assertThat(initech.run.lines)
                .anyMatch(line -> line.startsWith("If GitHub registered the runner jit-1, it remains until"));
    }

    static Stream<Fault> faults() {
        return JitRegistrationTest.doubtful();
    }
}

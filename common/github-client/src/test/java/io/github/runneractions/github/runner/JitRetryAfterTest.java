package io.github.runneractions.github.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.sandbox.github.fault.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a JIT runner is registered again. */
class JitRetryAfterTest {
    private static final String GENERATE = "POST /orgs/*/actions/runners/generate-jitconfig";

    private final Initech initech = new Initech();

    @AfterEach
    void close() {
        initech.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"900", "Wed, 24 Nov 2038 12:00:00 GMT"})
    void registersNoSoonerThanGitHubAsksFor(String retryAfter) {
        initech.sandbox
                .faults()
                .forever(
                        GENERATE,
                        Fault.status(503).header("retry-after", retryAfter).carriedOut());

        assertThatExceptionOfType(Rejected.class).isThrownBy(() -> initech.register("jit-1"));
        assertThat(initech.requests())
                .filteredOn(request -> request.startsWith("POST"))
                .hasSize(1);
        assertThat(initech.world.runners().named("jit-1")).isEmpty();
    }
}

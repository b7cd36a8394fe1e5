package io.github.runneractions.github.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.github.fault.Fault;
import io.github.runneractions.sandbox.github.model.KnownVersion;
import io.github.runneractions.sandbox.github.model.RegisteredRunner;
import io.github.runneractions.sandbox.github.model.RegisteredRunner.Status;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Finding a runner by its name, and the end of a version. */
class RunnerLookupsTest {
    private final Initech initech = new Initech();

    @AfterEach
    void close() {
        initech.close();
    }

    @Test
    void findsARunnerByItsName() {
        add("one");
        add("one & two");

        assertThat(initech.call(new FindRunner(Initech.ORGANIZATION, "one & two")))
                .hasValueSatisfying(found -> assertThat(found.id()).isEqualTo(2));
        assertThat(initech.call(new FindRunner(Initech.ORGANIZATION, "tw"))).isEmpty();
    }

    @Test
    void prefersTheExactName() {
        initech.sandbox
                .faults()
                .times(
                        2,
                        "GET /orgs/*/actions/runners",
                        Fault.status(200)
                                .body("{\"total_count\":3,\"runners\":[%s,%s,%s]}"
                                        .formatted(runner(1, "other"), runner(2, "JIT"), runner(3, "jit"))));

        assertThat(initech.call(new FindRunner(Initech.ORGANIZATION, "jit")).map(Runner::id))
                .hasValue(3L);
        assertThat(initech.call(new FindRunner(Initech.ORGANIZATION, "Jit")).map(Runner::id))
                .hasValue(2L);
    }

    @Test
    void readsUntilWhenAVersionIsSupported() {
        var registration = Instant.parse("2026-10-01T00:00:00Z");
        var runtime = Instant.parse("2026-11-05T15:30:55Z");
        initech.world.versions().add(new KnownVersion("2.336.0", Optional.of(registration), Optional.of(runtime)));

        assertThat(deprecation("2.336.0"))
                .hasValue(new RunnerDeprecation("2.336.0", Optional.of(registration), Optional.of(runtime)));
    }

    @Test
    void readsThatTheNewestVersionDoesNotEndAndThatOldOnesAreUnknown() {
        assertThat(deprecation("2.338.0"))
                .hasValue(new RunnerDeprecation("2.338.0", Optional.empty(), Optional.empty()));
        assertThat(deprecation("2.320.0")).isEmpty();
        assertThat(deprecation("../2.338.0")).isEmpty();
    }

    private Optional<RunnerDeprecation> deprecation(String version) {
        return initech.call(new GetRunnerDeprecation(Initech.ENTERPRISE, version));
    }

    private void add(String name) {
        initech.world.addRunner(RegisteredRunner.of("initech", name, Status.ONLINE, "gpu"));
    }

    private static String runner(int id, String name) {
        return "{\"id\":%d,\"name\":\"%s\",\"os\":\"linux\",\"status\":\"offline\",\"busy\":false,\"labels\":[]}"
                .formatted(id, name);
    }
}

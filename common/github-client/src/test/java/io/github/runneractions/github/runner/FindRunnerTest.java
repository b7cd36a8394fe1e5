package io.github.runneractions.github.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.github.fault.Fault;
import io.github.runneractions.sandbox.github.model.RegisteredRunner;
import io.github.runneractions.sandbox.github.model.RegisteredRunner.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FindRunnerTest {
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

    private void add(String name) {
        initech.world.addRunner(RegisteredRunner.of("initech", name, Status.ONLINE, "gpu"));
    }

    private static String runner(int id, String name) {
        return "{\"id\":%d,\"name\":\"%s\",\"os\":\"linux\",\"status\":\"offline\",\"busy\":false,\"labels\":[]}"
                .formatted(id, name);
    }
}

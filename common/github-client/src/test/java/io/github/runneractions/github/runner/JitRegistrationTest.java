package io.github.runneractions.github.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.sandbox.github.fault.Fault;
import io.github.runneractions.sandbox.github.model.RegisteredRunner;
import io.github.runneractions.sandbox.github.model.RegisteredRunner.Lifetime;
import io.github.runneractions.sandbox.github.model.RegisteredRunner.Load;
import io.github.runneractions.sandbox.github.model.RegisteredRunner.Status;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JitRegistrationTest {
    private static final String GENERATE = "POST /orgs/*/actions/runners/generate-jitconfig";
    private static final String LISTING = "GET /orgs/*/actions/runners";
    private static final Fault NOBODY = Fault.status(200).body("{\"total_count\":0,\"runners\":[]}");
    private static final String SEARCH = "GET runners?per_page=100&page=1&name=jit-1 200";

    private final Initech initech = new Initech();

    @AfterEach
    void close() {
        initech.close();
    }

    @Test
    void handsOutAConfigurationThatIsMasked() {
        var made = initech.register("jit-1");

        assertThat(made.runner().labels()).containsExactly("gpu", "linux");
        assertThat(made.runner().lifetime()).isEqualTo(Runner.Lifetime.EPHEMERAL);
        assertThat(initech.run.lines).contains("::add-mask::" + made.secret().reveal());
        assertThat(initech.world.justInTime().start(made.secret().reveal()).id())
                .isEqualTo(made.runner().id());
    }

    @ParameterizedTest
    @MethodSource("doubtful")
    void removesWhatAnEarlierAttemptLeft(Fault fault) {
        initech.sandbox.faults().once(GENERATE, fault.carriedOut());

        var made = initech.register("jit-1");

        assertThat(made.runner().id()).isEqualTo(2);
        assertThat(initech.requests())
                .endsWith(
                        "POST runners/generate-jitconfig 409",
                        SEARCH,
                        "DELETE runners/1 204",
                        "POST runners/generate-jitconfig 201");
        assertThat(initech.run.lines)
                .contains("Removing runner 1, which a failed attempt registered as jit-1, to register"
                        + " it again");
    }

    static Stream<Fault> doubtful() {
        return Stream.of(Fault.status(500), Fault.status(502).html(), Fault.drop(), Fault.cut());
    }

    @Test
    void tellsWhoHasTheName() {
        initech.world.addRunner(runner("JIT-1").with(Status.ONLINE).with(Load.BUSY));

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> initech.register("jit-1"))
                .withMessage(
                        "Tried to register the runner jit-1 of initech as a JIT runner, but runner 1 (online, busy)"
                                + " already has that name.")
                .satisfies(e -> {
                    assertThat(e.topic()).isEqualTo(JitRegistration.NAME_TAKEN);
                    assertThat(e.status()).isEqualTo(409);
                    assertThat(e.hint().toString())
                            .endsWith(initech.client.server().web()
                                    + "/organizations/initech/settings/actions/runners/1");
                });
        assertThat(initech.requests()).containsExactly(SEARCH, "POST runners/generate-jitconfig 409", SEARCH);
    }

    /** It looks just like what an attempt of ours would have left. */
    @Test
    void doesNotRemoveWhatHadTheNameBefore() {
        initech.world.addRunner(runner("jit-1"));
        initech.sandbox.faults().once(GENERATE, Fault.status(503));

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> initech.register("jit-1"))
                .withMessageContaining("runner 1 (offline, idle)");
        assertThat(initech.requests()).containsExactly(SEARCH);
    }

    /** The same where GitHub's list was old, and every attempt of ours refused. */
    @Test
    void doesNotRemoveWhatOthersRegistered() {
        initech.sandbox.faults().once(LISTING, NOBODY);
        initech.world.addRunner(runner("jit-1"));
        initech.sandbox.faults().once(GENERATE, Fault.status(429).header("retry-after", "1"));

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> initech.register("jit-1"))
                .withMessageContaining("runner 1 (offline, idle)");
        assertThat(initech.world.runners().named("jit-1")).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("others")
    void removesNothingButWhatItAskedFor(RegisteredRunner other, String difference) {
        initech.world.addRunner(other);
        initech.sandbox.faults().once(LISTING, NOBODY);
        initech.sandbox.faults().once(GENERATE, Fault.status(503));

        assertThatExceptionOfType(Rejected.class).as(difference).isThrownBy(() -> initech.register("jit-1"));
        assertThat(initech.world.runners().named("jit-1")).as(difference).hasSize(1);
        assertThat(initech.requests()).as(difference).noneMatch(request -> request.startsWith("DELETE"));
    }

    static Stream<Arguments> others() {
        var orphan = runner("jit-1");
        return Stream.of(
                Arguments.of(orphan.with(Status.ONLINE), "online"),
                Arguments.of(orphan.with(Load.BUSY), "busy"),
                Arguments.of(orphan.with(Lifetime.PERSISTENT), "persistent"),
                Arguments.of(orphan.withName("JIT-1"), "another name"),
                Arguments.of(inGroup(orphan, "gpu"), "another group"),
                Arguments.of(labelled("jit-1", "gpu"), "other labels"));
    }

    @Test
    void registersAnewWhenWhoHadTheNameWentMeanwhile() {
        initech.sandbox.faults().once(GENERATE, Fault.status(409));

        assertThat(initech.register("jit-1").runner().id()).isEqualTo(1);
    }

    @Test
    void givesUpWhenNobodyHasTheNameThatIsTaken() {
        initech.sandbox.faults().forever(GENERATE, Fault.status(409));

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> initech.register("jit-1"))
                .withMessageContaining("does not list it");
        assertThat(initech.requests()).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", ""})
    void handsOutNoConfigurationThatIsNone(String text) {
        initech.sandbox
                .faults()
                .once(GENERATE, Fault.status(201).body("{\"runner\":{},\"encoded_jit_config\":\"" + text + "\"}"));

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> initech.register("jit-1"))
                .satisfies(e -> assertThat(e.topic()).isEqualTo(CredentialValidation.UNUSABLE));
    }

    private static RegisteredRunner runner(String name) {
        return labelled(name, "gpu", "linux");
    }

    private static RegisteredRunner labelled(String name, String... labels) {
        return RegisteredRunner.of("initech", name, Status.OFFLINE, labels).with(Lifetime.EPHEMERAL);
    }

    private static RegisteredRunner inGroup(RegisteredRunner runner, String group) {
        return new RegisteredRunner(
                0,
                runner.scope(),
                runner.name(),
                runner.os(),
                runner.status(),
                runner.load(),
                List.copyOf(runner.labels()),
                group,
                runner.lifetime(),
                runner.version());
    }
}

package io.github.runneractions.github.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.sandbox.github.fault.Fault;
import io.github.runneractions.sandbox.github.model.RegisteredRunner;
import io.github.runneractions.sandbox.github.model.RegisteredRunner.Lifetime;
import io.github.runneractions.sandbox.github.model.RegisteredRunner.Load;
import io.github.runneractions.sandbox.github.model.RegisteredRunner.Status;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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
    private static final Fault TAKEN =
            Fault.status(409).body("{\"message\":\"Already exists - A runner already exists.\"}");
    private static final String SEARCH = "GET runners?per_page=100&page=1&name=jit-1 200";

    private final Initech initech = new Initech();

    @AfterEach
    void close() {
        initech.close();
    }

    @Test
    void masksTheConfiguration() {
        var made = initech.register("jit-1");

        assertThat(made.runner().labels()).containsExactly("gpu", "linux");
        assertThat(made.runner().lifetime()).isEqualTo(Runner.Lifetime.EPHEMERAL);
        assertThat(initech.run.lines).contains("::add-mask::" + made.secret().reveal());
        assertThat(initech.world.justInTime().start(made.secret().reveal()).id())
                .isEqualTo(made.runner().id());
    }

    @ParameterizedTest
    @MethodSource("doubtful")
    void removesTheRunnerOfAnEarlierAttempt(Fault fault) {
        initech.sandbox.faults().once(GENERATE, fault.carriedOut());

        var made = initech.register("jit-1");

        assertThat(made.runner().id()).isEqualTo(2);
        assertThat(initech.requests())
                .endsWith(
                        "POST runners/generate-jitconfig 409",
                        SEARCH,
                        "DELETE runners/1 204",
                        "POST runners/generate-jitconfig 201");
        assertThat(initech.run.lines).contains("Removing runner 1, which a failed attempt registered as jit-1");
    }

    static Stream<Fault> doubtful() {
        return Stream.of(Fault.status(500), Fault.status(502).html(), Fault.drop(), Fault.cut());
    }

    @Test
    void namesTheRunnerThatHasTheName() {
        initech.world.addRunner(runner("JIT-1").with(Status.ONLINE).with(Load.BUSY));

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> initech.register("jit-1"))
                .withMessage(
                        "Tried to register the runner jit-1 of initech as a JIT runner, but runner 1 (online, busy)"
                                + " already has that name (GitHub: 409 Already exists - A runner with the name *** already"
                                + " exists, request ID 0002:5ABC:1234567:89ABCDE:65F0A1B2).")
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
    void doesNotRemoveARunnerThatHadTheNameBefore() {
        initech.world.addRunner(runner("jit-1"));
        initech.sandbox.faults().once(GENERATE, Fault.status(503));

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> initech.register("jit-1"))
                .withMessageContaining("runner 1 (offline, idle)");
        assertThat(initech.requests()).containsExactly(SEARCH);
    }

    /** With an old list of GitHub's, and every attempt rejected. */
    @Test
    void doesNotRemoveARunnerOfAnotherClient() {
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
    void removesOnlyExactlyTheRequestedRunner(RegisteredRunner other, String difference) {
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
    void registersAgainIfTheOtherRunnerWasRemovedMeanwhile() {
        initech.sandbox.faults().once(GENERATE, TAKEN);

        assertThat(initech.register("jit-1").runner().id()).isEqualTo(1);
    }

    @Test
    void givesUpIfNoListedRunnerHasTheName() {
        var begin = initech.run.time.instant();
        initech.sandbox.faults().forever(GENERATE, TAKEN);

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> initech.register("jit-1"))
                .withMessageContaining("does not list it");
        // As long as GitHub may list what was a minute ago.
        assertThat(Duration.between(begin, initech.run.time.instant()))
                .isBetween(Duration.ofMinutes(1), Duration.ofMinutes(2));
    }

    /** One of the two gets the name, and the other leaves its runner alone. */
    @Test
    void doesNotRemoveTheRunnerOfARunAtTheSameTime() throws InterruptedException {
        var made = new CopyOnWriteArrayList<Long>();
        var refused = new CopyOnWriteArrayList<Rejected>();
        var both = Stream.generate(() -> Thread.ofPlatform().unstarted(() -> {
                    try {
                        made.add(initech.register("jit-1").runner().id());
                    } catch (Rejected e) {
                        refused.add(e);
                    }
                }))
                .limit(2)
                .toList();
        both.forEach(Thread::start);
        for (var run : both) {
            run.join();
        }

        assertThat(made).hasSize(1);
        assertThat(refused).singleElement().satisfies(e -> assertThat(e.topic()).isEqualTo(JitRegistration.NAME_TAKEN));
        assertThat(initech.world.runners().named("jit-1"))
                .extracting(RegisteredRunner::id)
                .containsExactlyElementsOf(made);
    }

    @Test
    void doesNotTakeEveryConflictForAName() {
        initech.sandbox.faults().once(GENERATE, Fault.status(409).body("{\"message\":\"The group is full\"}"));

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> initech.register("jit-1"))
                .withMessageContaining("but GitHub responded with 409: The group is full (request ID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", ""})
    void registersAgainIfTheConfigurationCannotBeUsed(String text) {
        var unusable = Fault.status(201).body("{\"runner\":{},\"encoded_jit_config\":\"" + text + "\"}");
        initech.sandbox.faults().once(GENERATE, unusable.carriedOut());

        assertThat(initech.register("jit-1").runner().id()).isEqualTo(2);
        assertThat(initech.world.runners().named("jit-1")).hasSize(1);
    }

    @Test
    void rejectsTheConfigurationOfAnotherRunner() {
        initech.sandbox
                .faults()
                .once(
                        GENERATE,
                        Fault.status(201)
                                .body(
                                        "{\"runner\":{\"id\":7,\"name\":\"x\\ny=z\",\"status\":\"offline\",\"busy\":false},"
                                                + "\"encoded_jit_config\":\"c2VjcmV0LWNvbmZpZw==\"}"));

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> initech.register("jit-1"))
                .withMessageContaining("does not have the form of GitHub's API");
    }

    @Test
    void rejectsAnInvalidConfiguration() {
        initech.sandbox.faults().once(GENERATE, Fault.status(201).body("{\"runner\":{},\"encoded_jit_config\":null}"));

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

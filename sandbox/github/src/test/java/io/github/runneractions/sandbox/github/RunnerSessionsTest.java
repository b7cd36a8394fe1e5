package io.github.runneractions.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.sandbox.github.model.RegisteredRunner;
import io.github.runneractions.sandbox.github.model.RegisteredRunner.Load;
import io.github.runneractions.sandbox.github.model.RegisteredRunner.Status;
import io.github.runneractions.sandbox.github.model.RegistrationRefused;
import io.github.runneractions.sandbox.github.model.RegistrationRefused.Missing;
import io.github.runneractions.sandbox.github.model.RunnerPlace;
import io.github.runneractions.sandbox.github.model.RunnerSessions;
import io.github.runneractions.sandbox.github.model.RunnerSessions.Job;
import io.github.runneractions.sandbox.github.model.RunnerSessions.Opened;
import io.github.runneractions.sandbox.github.model.RunnerToken;
import io.github.runneractions.sandbox.github.model.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Registrations, sessions and jobs of runner programs, as the model has them. */
class RunnerSessionsTest {

    private static final RunnerPlace WIDGETS = RunnerPlace.of("acme/widgets");
    private static final RunnerPlace GADGETS = RunnerPlace.of("acme/gadgets");

    private final SettableClock clock = new SettableClock();
    private final World world = new World(clock);
    private final RunnerSessions sessions = world.sessions();

    @Test
    void refuseWithWhatThereIsNot() {
        assertThatExceptionOfType(RegistrationRefused.class)
                .isThrownBy(() -> sessions.register("no token of a group", "a", List.of(), ""))
                .satisfies(refused -> assertThat(refused.missing()).isEqualTo(Missing.TOKEN));
        assertThatExceptionOfType(RegistrationRefused.class)
                .isThrownBy(() -> sessions.register(token(WIDGETS), "a", List.of(), "gpu"))
                .satisfies(refused -> assertThat(refused.missing()).isEqualTo(Missing.GROUP));
        assertThatExceptionOfType(RegistrationRefused.class)
                .isThrownBy(() -> sessions.next("no credential", "no session", RegisteredRunner.Load.IDLE))
                .satisfies(refused -> assertThat(refused.missing()).isEqualTo(Missing.RUNNER));
    }

    @Test
    void refuseATokenThatIsRevoked() {
        var token = world.tokens().mint(RunnerToken.Kind.REGISTRATION, WIDGETS);
        world.tokens().revoke(token);

        assertThatExceptionOfType(RegistrationRefused.class)
                .isThrownBy(() -> sessions.register(token.value(), "a", List.of(), ""));
    }

    @Test
    void refuseATokenThatHasExpired() {
        String token = token(WIDGETS);
        clock.advance(Duration.ofHours(1));

        assertThatExceptionOfType(RegistrationRefused.class)
                .isThrownBy(() -> sessions.register(token, "a", List.of(), ""));
    }

    @Test
    void endWithAnotherRegistrationOfTheSameRunner() {
        String first = register(WIDGETS);
        long id = runner(WIDGETS).id();
        sessions.open(first);

        String second = register(WIDGETS);

        assertThat(runner(WIDGETS).id()).isEqualTo(id);
        assertThat(runner(WIDGETS).status()).isEqualTo(Status.OFFLINE);
        assertThat(sessions.open(first)).isEmpty();
        assertThat(sessions.open(second)).containsInstanceOf(Opened.As.class);
    }

    /** An organisation's runners of two repositories may have one name. */
    @Test
    void changeNoRunnerOfThatNameInAnotherScope() {
        String one = register(WIDGETS);
        String other = register(GADGETS);
        String session = open(one);
        assertThat(runner(WIDGETS).status()).isEqualTo(Status.ONLINE);
        assertThat(runner(GADGETS).status()).isEqualTo(Status.OFFLINE);

        String otherSession = open(other);
        sessions.give("a", new Job("hello", "true"));
        assertThat(sessions.next(one, session, RegisteredRunner.Load.IDLE))
                .map(Job::name)
                .contains("hello");
        assertThat(runner(WIDGETS).load()).isEqualTo(Load.BUSY);
        assertThat(runner(GADGETS).load()).isEqualTo(Load.IDLE);

        sessions.give("a", new Job("other", "true"));
        assertThat(sessions.next(other, otherSession, RegisteredRunner.Load.IDLE))
                .map(Job::name)
                .contains("other");
        sessions.finish(one, "hello", "Succeeded", "");
        assertThat(runner(WIDGETS).load()).isEqualTo(Load.IDLE);
        assertThat(runner(GADGETS).load()).isEqualTo(Load.BUSY);

        sessions.close(one);
        assertThat(runner(WIDGETS).status()).isEqualTo(Status.OFFLINE);
        assertThat(runner(GADGETS).status()).isEqualTo(Status.ONLINE);
    }

    @Test
    void giveNoJobToAnotherSessionNorToARunnerThatHasOne() {
        String credential = register(WIDGETS);
        String session = open(credential);
        sessions.give("a", new Job("hello", "true"));

        assertThat(sessions.next(credential, "another", RegisteredRunner.Load.IDLE))
                .isEmpty();
        assertThat(sessions.next(credential, session, RegisteredRunner.Load.BUSY))
                .isEmpty();
        assertThat(sessions.next(credential, session, RegisteredRunner.Load.IDLE))
                .isPresent();
        assertThat(sessions.next(credential, session, RegisteredRunner.Load.IDLE))
                .isEmpty();
    }

    @Test
    void knowARunnerThatATestRegisters() {
        assertThat(world.register(token(WIDGETS), "a", List.of("blue")).labels())
                .containsExactly("self-hosted", "Linux", "X64", "blue");
        assertThat(runner(WIDGETS).group()).isEqualTo("Default");
        assertThatExceptionOfType(RegistrationRefused.class)
                .isThrownBy(() -> world.register("no token", "b", List.of()));
    }

    private String register(RunnerPlace place) {
        return sessions.register(token(place), "a", List.of(), "").credential();
    }

    private String open(String credential) {
        return ((Opened.As) sessions.open(credential).orElseThrow()).id();
    }

    private String token(RunnerPlace place) {
        return world.tokens().mint(RunnerToken.Kind.REGISTRATION, place).value();
    }

    private RegisteredRunner runner(RunnerPlace place) {
        return world.runners().of(place).getFirst();
    }
}

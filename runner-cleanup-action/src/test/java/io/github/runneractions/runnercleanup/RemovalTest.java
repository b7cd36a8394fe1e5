package io.github.runneractions.runnercleanup;

import static io.github.runneractions.runnercleanup.Runners.ghost;
import static io.github.runneractions.runnercleanup.Runners.offline;
import static io.github.runneractions.runnercleanup.Runners.online;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.github.runner.DeleteRunner.Outcome;
import io.github.runneractions.github.runner.Runner;
import io.github.runneractions.toolkit.TimedOut;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RemovalTest {
    private final FakeTime time = new FakeTime();
    private final List<String> lines = new ArrayList<>();
    private final StagedRunners runners = new StagedRunners(time);

    @Test
    void removesByIdWhatIsStillOffline() {
        runners.showing(offline(1), offline(2));

        assertThat(verdicts(planned(offline(1), offline(2)))).containsExactly(Verdict.REMOVED, Verdict.REMOVED);
        assertThat(runners.removed()).containsExactly(1L, 2L);
    }

    @Test
    void asksForNothingThatAFreshLookSpeaksAgainst() {
        runners.showing(online(1), ghost(2));

        assertThat(verdicts(planned(offline(1), offline(2), offline(3))))
                .containsExactly(Verdict.CAME_BACK, Verdict.BUSY, Verdict.GONE);
        assertThat(runners.removed()).isEmpty();
    }

    @Test
    void takesGitHubsWord() {
        runners.showing(offline(1), offline(2)).answering(1, Outcome.BUSY).answering(2, Outcome.ALREADY_GONE);

        assertThat(verdicts(planned(offline(1), offline(2)))).containsExactly(Verdict.BUSY, Verdict.GONE);
    }

    @Test
    void touchesNothingThatWasNotPlanned() {
        runners.showing(offline(1), offline(2));
        var kept = new Decision(offline(1), Verdict.TOO_SOON, "because");

        assertThat(removal(Duration.ofMinutes(10))
                        .of(new CleanupPlan(new Decisions(List.of(kept))))
                        .all())
                .containsExactly(kept);
        assertThat(runners.removed()).isEmpty();
    }

    @Test
    void stopsWhenTheTimeIsOverAndSaysWhoIsGone() {
        runners.showing(offline(1), offline(2), offline(3));

        assertThatThrownBy(() -> removal(Duration.ofSeconds(3)).of(planned(offline(1), offline(2), offline(3))))
                .isInstanceOf(TimedOut.class)
                .hasMessageContaining("remove 3 runners within 3s, but came to 2 of them only");
        assertThat(lines).containsExactly("Removed 2 runners before the failure below: runner-1, runner-2");
    }

    @Test
    void tellsHowFarItHasComeEveryTenSeconds() {
        var many = LongStream.rangeClosed(1, 20).mapToObj(Runners::offline).toArray(Runner[]::new);
        runners.showing(many);

        removal(Duration.ofMinutes(10)).of(planned(many));

        assertThat(lines)
                .containsExactly(
                        "5 of 20 done, 30 a minute, about 30s left",
                        "10 of 20 done, 30 a minute, about 20s left",
                        "15 of 20 done, 30 a minute, about 10s left");
    }

    private List<Verdict> verdicts(CleanupPlan plan) {
        return removal(Duration.ofMinutes(10)).of(plan).all().stream()
                .map(Decision::verdict)
                .toList();
    }

    private Removal removal(Duration timeout) {
        return new Removal(runners, Deadline.in(timeout, time), Runners.log(lines));
    }

    private static CleanupPlan planned(Runner... runners) {
        return new CleanupPlan(new Decisions(Arrays.stream(runners)
                .map(runner -> new Decision(runner, Verdict.REMOVE, "because"))
                .toList()));
    }
}

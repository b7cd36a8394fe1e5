package io.github.runneractions.runnercleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.github.runner.RunnerScope;
import io.github.runneractions.runtime.TimedOut;
import io.github.runneractions.runtime.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RunnerCleanupResultTest {
    private final RunnerCleanupResult oneOfEach = result(Verdict.values());

    @Test
    void accountsForEverySelectedRunner() {
        var decisions = oneOfEach.decisions();

        assertThat(decisions.selected())
                .isEqualTo(Verdict.values().length - 1)
                .isEqualTo(decisions.online() + decisions.count(Verdict.REMOVED, Verdict.GONE) + decisions.offline());
    }

    @Test
    void namesNoMoreThanALogLineHolds() {
        var many = LongStream.rangeClosed(1, 12)
                .mapToObj(id -> new Decision(Runners.offline(id), Verdict.REMOVED, "because"))
                .toList();
        var lines = new ArrayList<String>();

        new RunnerCleanupResult(new RunnerScope.OfOrganization("acme"), Outcome.done(new Decisions(many)), FailOn.ERROR)
                .say(Runners.log(lines));

        assertThat(lines)
                .containsExactly("Removed 12 runners: runner-1, runner-2, runner-3, runner-4, runner-5, runner-6,"
                        + " runner-7, runner-8, runner-9, runner-10 and 2 more");
    }

    @Test
    void asksForAttentionOnlyForGhosts() {
        assertThat(result(Verdict.REMOVED, Verdict.BUSY).attention())
                .hasValueSatisfying(
                        text -> assertThat(text).contains("1 runner of acme,").contains("says: runner-2."));
        assertThat(result(Verdict.REMOVED, Verdict.ONLINE).attention()).isEmpty();
    }

    @Test
    void failsOnWhatItIsToldTo() {
        var failure = new TimedOut(new Topic("Test"), "Half way.", "Again.");
        var remaining = new Decisions(List.of(new Decision(Runners.ghost(1), Verdict.BUSY, "because")));

        assertThat(with(Outcome.failed(remaining, failure), FailOn.NEVER).failure())
                .isEmpty();
        assertThat(with(Outcome.failed(remaining, failure), FailOn.ERROR).failure())
                .contains(failure);
        assertThat(with(Outcome.failed(remaining, failure), FailOn.REMAINING).failure())
                .contains(failure);
        assertThat(with(Outcome.done(remaining), FailOn.ERROR).failure()).isEmpty();
        assertThat(with(Outcome.done(remaining), FailOn.REMAINING).failure().orElseThrow())
                .hasMessage("Tried to leave no dead runner behind, but some remain: 1 runner of acme.");
        assertThat(with(Outcome.done(new Decisions(List.of())), FailOn.REMAINING)
                        .failure())
                .isEmpty();
    }

    private static RunnerCleanupResult with(Outcome outcome, FailOn failOn) {
        return new RunnerCleanupResult(new RunnerScope.OfOrganization("acme"), outcome, failOn);
    }

    /** Runners numbered from 1. */
    private static RunnerCleanupResult result(Verdict... verdicts) {
        var decisions = new ArrayList<Decision>();
        for (var verdict : verdicts) {
            decisions.add(new Decision(Runners.offline(decisions.size() + 1), verdict, "because"));
        }
        return new RunnerCleanupResult(
                new RunnerScope.OfOrganization("acme"), Outcome.done(new Decisions(decisions)), FailOn.ERROR);
    }
}

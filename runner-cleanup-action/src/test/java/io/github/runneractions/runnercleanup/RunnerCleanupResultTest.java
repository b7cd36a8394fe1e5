package io.github.runneractions.runnercleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.github.runner.RunnerScope;
import java.util.ArrayList;
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

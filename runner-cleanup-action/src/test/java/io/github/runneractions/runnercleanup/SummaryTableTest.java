package io.github.runneractions.runnercleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.runnercleanup.RunnerCleanupInputs.FailOn;
import io.github.runneractions.runnercleanup.plan.Runners;
import io.github.runneractions.runnercleanup.runners.RunnerOutcome;
import io.github.runneractions.runnercleanup.runners.RunnerOutcome.Outcome;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SummaryTableTest {
    @Test
    void listsWhatWasDoneFirst() {
        assertThat(markdown(
                        new RunnerOutcome(Runners.online(1), Outcome.ONLINE, "it is idle"),
                        new RunnerOutcome(Runners.offline(2), Outcome.REMOVED, "it was offline")))
                .isEqualTo("""
                        ### Runners of acme

                        1 removed · 1 online

                        | runner | id | what | why |
                        | --- | ---: | --- | --- |
                        | runner-2 | 2 | removed | it was offline |
                        | runner-1 | 1 | online | it is idle |
                        """);
    }

    @Test
    void takesNoMarkupFromNamesAndKeepsItsColumns() {
        assertThat(markdown(new RunnerOutcome(
                        Runners.named("<b>|`[x](y)\n"), Outcome.NOT_SELECTED, "its name does not match `/a|b/`")))
                .contains("| &#60;b&#62;&#124;&#96;&#91;x&#93;&#40;y&#41; | 1 | not selected |"
                        + " its name does not match &#96;/a&#124;b/&#96; |");
    }

    @Test
    void leavesOutRowsAfterTheFirst500() {
        var many = LongStream.rangeClosed(1, 10_000)
                .mapToObj(id -> new RunnerOutcome(
                        Runners.offline(id), Outcome.NOT_SELECTED, "it does not have the label `gpu`"))
                .toArray(RunnerOutcome[]::new);

        assertThat(markdown(many))
                .contains("10000 not selected")
                .contains("| runner-500 |")
                .doesNotContain("| runner-501 |")
                .endsWith("\n\nNot in the table, but in the counts: 9500 runners.\n");
    }

    @Test
    void hasNoTableWithoutRunners() {
        assertThat(markdown()).isEqualTo("### Runners of acme\n\nThere are no runners.\n");
    }

    private static String markdown(RunnerOutcome... outcomes) {
        return new SummaryTable(Results.of(FailOn.ERROR, outcomes)).markdown().text();
    }
}

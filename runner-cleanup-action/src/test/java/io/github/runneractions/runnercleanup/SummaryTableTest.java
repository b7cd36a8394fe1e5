package io.github.runneractions.runnercleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.github.runner.RunnerScope;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SummaryTableTest {
    @Test
    void putsFirstWhatWasDone() {
        assertThat(markdown(
                        new Decision(Runners.online(1), Verdict.ONLINE, "it is idle"),
                        new Decision(Runners.offline(2), Verdict.REMOVED, "it was offline")))
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
        assertThat(markdown(new Decision(
                        Runners.named("<b>|`[x](y)\n"), Verdict.FOREIGN, "its name does not match `/a|b/`")))
                .contains("| &#60;b&#62;&#124;&#96;&#91;x&#93;&#40;y&#41;&#10; | 1 | not selected |"
                        + " its name does not match `/a\\|b/` |");
    }

    @Test
    void leavesOutWhatNobodyWouldRead() {
        var many = LongStream.rangeClosed(1, 10_000)
                .mapToObj(id -> new Decision(Runners.offline(id), Verdict.FOREIGN, "it lacks the label `gpu`"))
                .toArray(Decision[]::new);

        assertThat(markdown(many))
                .contains("10000 not selected")
                .contains("| runner-500 |")
                .doesNotContain("| runner-501 |")
                .endsWith("\n\nThe table leaves out 9500 runners, which the counts include.\n");
    }

    @Test
    void hasNoTableWithoutRunners() {
        assertThat(markdown()).isEqualTo("### Runners of acme\n\nThere are none.\n");
    }

    private static String markdown(Decision... decisions) {
        var scope = new RunnerScope.OfOrganization("acme");
        return new SummaryTable(
                        new RunnerCleanupResult(scope, Outcome.done(new Decisions(List.of(decisions))), FailOn.ERROR))
                .markdown();
    }
}

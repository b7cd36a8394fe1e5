package io.github.runneractions.toolkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.runtime.InvalidInputs;
import io.github.runneractions.testkit.fuzz.Fuzz;
import io.github.runneractions.testkit.fuzz.Mutations;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The names of variables, which an earlier step chooses. */
class InputAuditFuzzTest {
    private static final List<String> GOOD =
            List.of("PERMISSION-CONTENTS", "PERMISSION_CONTENTS", "COLOUR", "REPOSITORY", "CLIENT ID", "");

    private static final List<String> WORDS = List.of(
            "::add-mask::x", "\n::stop-commands::y", "%0A", "\r", "`", "](http://e)", "-", "_", "PERMISSION", "\u2028");

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void takesAnyNameInALineOfItsOwn() {
        Fuzz.failingBy(IllegalStateException.class).feed(new Mutations(GOOD, WORDS), name -> {
            var process = TestProcess.inWorkflow()
                    .declaring("permission-contents", "")
                    .declaring("client-id", "")
                    .declaring("repositories", "")
                    .with("INPUT_" + name, "x");
            try {
                process.audited().complete(() -> "built");
            } catch (InvalidInputs e) {
                assertThat(e.problems()).isNotEmpty();
            }
            assertThat(process.lines)
                    .allSatisfy(line -> assertThat(line)
                            .matches("::(warning|notice) title=[\\t[^\\p{Cntrl}\\u2028]]*")
                            .hasLineCount(1));
        });
    }
}

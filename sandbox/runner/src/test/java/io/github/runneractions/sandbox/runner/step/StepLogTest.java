package io.github.runneractions.sandbox.runner.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepLogTest {

    private final List<String> shown = new ArrayList<>();
    private final StepLog log = new StepLog(shown::add);

    @Test
    void showsWhatGithubsLogShows() {
        say("plain", "::group::Helm", "inside", "::endgroup::", "::debug::hidden", "::warning title=T::careful");

        assertThat(shown).containsExactly("plain", "Helm", "inside", "Warning: careful");
        assertThat(log.transcript()).isEqualTo("""
                plain
                ::group::Helm
                inside
                ::endgroup::
                ::debug::hidden
                ::warning title=T::careful
                """);
    }

    @Test
    void hidesEachLineOfAMaskedText() {
        say("::add-mask::abc%0Aabcdef", "abc then abcdef", "::error::abcdef");

        assertThat(shown).containsExactly("*** then ***", "Error: ***");
    }

    @Test
    void hasTheTextWithoutMaskingToo() {
        say("::add-mask::abc", "is abc", "::stop-commands::x", "::add-mask::abcdef", "::x::", "##[add-mask]ghi");

        assertThat(log.unhidden()).isEqualTo("""
                is abc
                ::stop-commands::x
                ::add-mask::abcdef
                ::x::
                """);
    }

    @Test
    void ignoresAnEmptyMask() {
        say("::add-mask::", "::add-mask::%0A%0A", "plain");

        assertThat(shown).containsExactly("plain");
    }

    @Test
    void ignoresCommandsBetweenStopCommandsAndItsToken() {
        say("::stop-commands::Fence", "::error::foreign", "::Fence-2::", "::fence::", "::error::ours");

        assertThat(shown)
                .containsExactly(
                        "::stop-commands::Fence", "::error::foreign", "::Fence-2::", "::fence::", "Error: ours");
        assertThat(log.commands()).extracting(ParsedCommand::name).containsExactly("stop-commands", "fence", "error");
    }

    @Test
    void hidesALongTokenOfStopCommands() {
        say("::stop-commands::7-chars", "foreign", "::7-chars::", "ours");

        assertThat(shown).containsExactly("::stop-commands::***", "foreign", "::***::", "ours");
    }

    @Test
    void refusesATokenThatIsACommand() {
        say("::stop-commands::warning", "::error::still obeyed");

        assertThat(log.problems()).containsExactly("The runner refuses this token of stop-commands: warning");
        assertThat(shown).containsExactly("Error: still obeyed");
    }

    @Test
    void keepsTheLastLines() {
        for (int i = 1; i <= 25; i++) {
            say("line " + i);
        }

        assertThat(log.tail().lines()).hasSize(20).startsWith("line 6").endsWith("line 25");
    }

    private void say(String... lines) {
        List.of(lines).forEach(log);
    }
}

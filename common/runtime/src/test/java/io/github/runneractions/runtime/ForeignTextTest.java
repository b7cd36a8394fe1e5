package io.github.runneractions.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignTextTest {
    @Test
    void losesWhatATerminalObeys() {
        assertThat(ForeignText.printable("a\u001B[31mb\u001B]0;title\u0007c\u009Dd\u009Ce"))
                .isEqualTo("abce");
        assertThat(ForeignText.printable("a\u009Db\u009Dc\u0007d")).isEqualTo("a bd");
    }

    /** As long as an error of GitHub can be. The search for the ends took half an hour. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "your token is ghs_16C7e42F292c6912E7710c838347Ae178B4a | your token is ***",
                "(ghp_16C7e42F292c6912E7710c838347Ae178B4a) | (***)",
                "github_pat_11AAAAAAA0abcdefghij_klmnopqrst, not | ***, not",
                "a ghs_12345_eyJhbGciOi.eyJpc3MiOiIx.c2ln-_x b | a *** b",
                "jwt=eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIxIn0.c2ln | jwt=***",
                "eyJzY2hlbWFzIjpbXX0K+/eyJ== | ***",
                "administration_read and repository_selection | administration_read and repository_selection",
                "ghs_ is a prefix, eyJ too | ghs_ is a prefix, eyJ too"
            })
    void quotesNoTokens(String text, String shown) {
        assertThat(ForeignText.quote(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "it is there, it is there.",
        "it is there., it is there.",
        "did you mean replicaCount?, did you mean replicaCount?",
        "no!, no!",
        "cut…, cut…",
        "'', ."
    })
    void endsASentenceOnce(String clause, String sentence) {
        assertThat(ForeignText.ended(clause)).isEqualTo(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u009D", "\u0090a", "\u001B]", "\u001B[", "\u009B0", "\u001B "})
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void readsManyBeginningsInATimeThatGrowsWithThem(String beginning) {
        assertThat(ForeignText.inOneLine(beginning.repeat(1_000_000))).doesNotContain("\u001B", "\u009D");
    }
}

package io.github.runneractions.sandbox.runner.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunnerCommandFileTest {

    @Test
    void readsBothNotationsInTheirOrder() {
        var file = RunnerCommandFile.read("second=2\n\nfirst<<END\none\n\ntwo\nEND\nthird=a=b<<c\n");

        assertThat(file.values())
                .containsExactly(
                        Map.entry("second", "2"), Map.entry("first", "one\n\ntwo"), Map.entry("third", "a=b<<c"));
        assertThat(file.problem()).isEmpty();
    }

    @Test
    void ignoresCommentsInAFileOfATest() {
        var text = "# the key\nKEY<<END\n# part of the value\nEND\n";

        assertThat(RunnerCommandFile.readCommented(text).values())
                .containsExactly(Map.entry("KEY", "# part of the value"));
        assertThat(RunnerCommandFile.read(text).problem()).contains("# the key");
    }

    @Test
    void takesTheLastValueOfAName() {
        assertThat(RunnerCommandFile.read("a=1\na=2").values()).containsExactly(Map.entry("a", "2"));
    }

    @Test
    void keepsCarriageReturns() {
        assertThat(RunnerCommandFile.read("a=1\r\nb<<END\nx\r\ny\nEND\n").values())
                .containsEntry("a", "1\r")
                .containsEntry("b", "x\r\ny");
    }

    @Test
    void readsAnEmptyValue() {
        assertThat(RunnerCommandFile.read("a=\nb<<END\nEND\nc<<END\n\nEND").values())
                .isEqualTo(Map.of("a", "", "b", "", "c", ""));
    }

    @Test
    void doesNotEndAValueAtALineThatOnlyHoldsTheDelimiter() {
        assertThat(RunnerCommandFile.read("a<<END\n END\nENDING\nEND\n").values())
                .containsEntry("a", " END\nENDING");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no sign of a value\n", "<<END\nx\nEND\n", "a<<\n", "a<<END\nx\n", "a<<END"})
    void reportsAnInvalidLineAndKeepsEarlierEntries(String bad) {
        var file = RunnerCommandFile.read("good=yes\n" + bad);

        assertThat(file.values()).containsExactly(Map.entry("good", "yes"));
        assertThat(file.problem()).isNotEmpty();
    }
}

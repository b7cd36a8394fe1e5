package io.github.runneractions.toolkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkflowCommandTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    plain          | ::error::plain
                    100%           | ::error::100%25
                    a%0Ab          | ::error::a%250Ab
                    a:b,c          | ::error::a:b,c
                    ::warning::x   | ::error::::warning::x
                    """)
    void escapesData(String data, String line) {
        assertThat(new WorkflowCommand("error", data).encode()).isEqualTo(line);
    }

    @Test
    void keepsSeveralLinesInOneCommand() {
        assertThat(new WorkflowCommand("error", "one\r\ntwo\n").encode()).isEqualTo("::error::one%0D%0Atwo%0A");
    }

    @Test
    void escapesPropertiesMoreThanData() {
        var command = new WorkflowCommand("notice", Map.of("title", "a:b,c%\n", "file", "x.yml"), "text");

        assertThat(command.encode()).isEqualTo("::notice file=x.yml,title=a%3Ab%2Cc%25%0A::text");
    }

    @Test
    void leavesOutEmptyProperties() {
        assertThat(new WorkflowCommand("notice", Map.of("title", ""), "text").encode())
                .isEqualTo("::notice::text");
    }
}

package io.github.runneractions.sandbox.runner.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParsedCommandTest {

    @Test
    void readsNamePropertiesAndData() {
        assertThat(parse("::error title=No key,file=a%3Ab%2Cc.yml,line=3::100%25 wrong%0Asecond line"))
                .hasValue(new ParsedCommand(
                        "error",
                        Map.of("title", "No key", "file", "a:b,c.yml", "line", "3"),
                        "100% wrong\nsecond line"));
    }

    @Test
    void unescapesThePercentSignLast() {
        assertThat(parse("::error title=%253A::%250A"))
                .hasValue(new ParsedCommand("error", Map.of("title", "%3A"), "%0A"));
    }

    @Test
    void obeysIndentedCommandsInAnyCase() {
        assertThat(parse("  \t::Error::x")).hasValue(new ParsedCommand("error", Map.of(), "x"));
    }

    @Test
    void obeysTheOlderNotationAnywhereInALine() {
        assertThat(parse("text ##[error title=a%3Bb;line=1]c%5Dd"))
                .hasValue(new ParsedCommand("error", Map.of("title", "a;b", "line", "1"), "c]d"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text ::error::x", "::error x", ": :error::x", "::unknown::x", "## [error]x", ""})
    void treatsOtherLinesAsText(String line) {
        assertThat(parse(line)).isEmpty();
    }

    @Test
    void looksForTheOlderNotationInALineThatStartsWithAnUnknownCommand() {
        assertThat(parse("::unknown::##[error]x")).hasValue(new ParsedCommand("error", Map.of(), "x"));
    }

    private static Optional<ParsedCommand> parse(String line) {
        return ParsedCommand.parse(line, "error"::equals);
    }
}

package io.github.runneractions.toolkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a, b c,d",
                "a\nb c\r\n\n d ,",
                "[\"a\", \"b c\", \"d\"]",
                "[\n  \"a\",\n  \"b c\",\n  \"d\"\n]",
                "[a, b c, 'd']",
                "- a\n- b c\n- d",
                "  - a\n  - \"b c\"\n  - 'd'\n",
                "-   a # the first\n# none\n- b c\n-\n- d",
                "a # the first\n  b c # and\n d",
                "\"a\", 'b c', d",
                "[\"\\u0061\", \"b\\u0020c\", \"d\", \"\"]"
            })
    void readsAllFormsOfAList(String text) {
        assertThat(InputParsers.list(text)).containsExactly("a", "b c", "d");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'/a{1,2}/', b|/a{1,2}/",
                "\"/a{1,2}/\"|/a{1,2}/",
                "[\"a, \\\"b\\\" \\\\ \\/\"]|a, \"b\" \\ /",
                "c#, d|c#",
                "-a|-a",
                "a-b|a-b",
                "it's|it's",
                "- - a|- a",
                "*|*",
                "/demo-[0-9]/|/demo-[0-9]/",
                "/a{1,3}/|/a{1,3}/",
                "/a{1,3}/ , b|/a{1,3}/",
                "/a{1,3}/,/b/|/a{1,3}/",
                "/a{1,3}/ # one to three|/a{1,3}/",
                "/a, \"b # c/, d|/a, \"b # c/",
                "/a\\/, b/, c|/a\\/, b/",
                "- /a{1,3}/|/a{1,3}/",
                "[/a{1,3}/, b]|/a{1,3}/",
                "[\"/a{1,3}/\", \"b\"]|/a{1,3}/",
                "/a/b/, c|/a/b/"
            })
    void keepsWhatBelongsToAnEntry(String text, String first) {
        assertThat(InputParsers.list(text).getFirst()).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a{1,3}/, b, /c/", "/a{1,3}/\nb\n/c/", "- /a{1,3}/\n- b # c\n- /c/", "[/a{1,3}/, b, /c/]"})
    void readsPatternsWithCommasInEachForm(String text) {
        assertThat(InputParsers.list(text)).containsExactly("/a{1,3}/", "b", "/c/");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"/a, /b/|/a", "/a{1,3}, b/c|/a{1", "/a, b|/a", "/a{1,3}/b, c|/a{1", "/etc/a.yaml, /b|/etc/a.yaml"})
    void doesNotJoinEntriesWhereAPatternIsNotClosed(String text, String first) {
        assertThat(InputParsers.list(text)).hasSizeGreaterThan(1).first().isEqualTo(first);
    }

    @Test
    void doesNotJoinLinesToAPattern() {
        assertThat(InputParsers.list("/a\n/b/\nc/")).containsExactly("/a", "/b/", "c/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", ",", "[]", "-", "# nothing", "[\"\"]", "\n,\n"})
    void mayBeEmpty(String text) {
        assertThat(InputParsers.list(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[\"a\", \"b\"|begins with `[`, but does not end with `]`",
                "[|begins with `[`, but does not end with `]`",
                "\"a\", \"b\"]|ends with `]`, but does not begin with `[`",
                "[\"a, b]|has a quotation mark that is not closed",
                "[\"a\" \"b\"]|has `\"a\" \"b\"`, with text after the quotation mark; put a comma between entries",
                "[[\"a\"]]|has a list or mapping within it",
                "[{\"a\": 1}]|has a list or mapping within it",
                "{\"a\": \"b\"}|is a mapping; use a list",
                "[\"\\d\"]|has `\\d`, which is not an escape of JSON",
                "[\"\\u12\"]|has `\\u` without four hexadecimal digits"
            })
    void reportsWhatIsNotAList(String text, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InputParsers.list(text))
                .withMessageContaining(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: read\nb-c: write",
                "a: read, b-c: write",
                "{a: read, b-c: write}",
                "{\"a\": \"read\",\n \"b-c\":\"write\"}",
                "- a: read\n- b-c: write",
                "- \"a: read\"\n- 'b-c: write'",
                "[\"a: read\", \"b-c: write\"]",
                "[a: read, b-c: write]",
                "a: 'read' # to see\n\"b-c\": write"
            })
    void readsAllFormsOfAMapping(String text) {
        assertThat(InputParsers.mapping(text)).containsExactly(Map.entry("a", "read"), Map.entry("b-c", "write"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a=read|has the entry `a=read` without a colon; write `name: value`",
                "a: read, \"b\"|has the entry `b` without a colon; write `name: value`",
                "{\"a\": \"read\"|begins with `{`, but does not end with `}`",
                "\"a\": \"read\"}|ends with `}`, but does not begin with `{`",
                "{\"a\": {\"b\": \"read\"}}|has a list or mapping within it",
                "{\"a\": \"read}|has a quotation mark that is not closed"
            })
    void reportsWhatIsNotAMapping(String text, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InputParsers.mapping(text))
                .withMessageContaining(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\"", "- - -", "-", "\"", "'''", "[", "]", "{", "}", ":", "[:", "\\", "\"\\", "#", "# #", "/", "/,",
                "/\\", "/ #"
            })
    void readsAnyTextOrRejectsIt(String text) {
        for (var repeated : Stream.of(1, 2, 30_000).map(text::repeat).toList()) {
            try {
                InputParsers.list(repeated);
                InputParsers.mapping(repeated);
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageNotContaining("index");
            }
        }
    }
}

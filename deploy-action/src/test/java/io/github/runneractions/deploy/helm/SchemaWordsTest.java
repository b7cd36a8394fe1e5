package io.github.runneractions.deploy.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaWordsTest {
    private static final String INTRODUCTION = """
            values don't meet the specifications of the schema(s) in the following chart(s):
            own:
            """;

    /** A number of a quantity, a name and what the schema says tell nothing of a value. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "got string, want array",
                "got number, want integer, string or null",
                "minimum: got 3, want 5",
                "maxLength: got 54, want 53",
                "missing property 'host'",
                "additional properties 'hots', 'prot' not allowed",
                "value must be one of 'dev', 'prod'",
                "'oneOf' failed, subschemas 0, 1 matched"
            })
    void keepsWhatHasNoValue(String words) {
        assertThat(without("- at '/database': " + words)).isEqualTo("- at '/database': " + words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'s3cr3t' does not match pattern '^[a-z]+$'|the value does not match pattern '^[a-z]+$'",
                "'s3c\\' does not match pattern \\'r3t' does not match pattern '^a'|the value does not match pattern '^a'",
                "'s3cr3t of mine' is not valid email: no @ in s3cr3t|the value is not valid email",
                "31337 is not valid uri: s3cr3t|the value is not valid uri",
                "value is not 'base64' encoded: s3cr3t at byte 4|value is not 'base64' encoded",
                "value is not of mediatype 'application/json': s3cr3t|value is not of mediatype 'application/json'",
                "'s3cr3t' is in no known form|the value does not fit",
                "minimum: got s3cr3t, want 5|the value does not fit",
                "got s3cr3t, want string|the value does not fit"
            })
    void leavesOutAValue(String words, String shown) {
        assertThat(without("- at '/database/password': " + words)).isEqualTo("- at '/database/password': " + shown);
        assertThat(without("  - at '/a': " + words)).isEqualTo("  - at '/a': " + shown);
    }

    @Test
    void leavesOtherTextsAlone() {
        assertThat(SchemaWords.withoutValues("Error: a\n- at '/b': 'c'")).isEqualTo("Error: a\n- at '/b': 'c'");
    }

    /** The introduction may be in what was cut out, and the value of a finding on the line of which a rest is left. */
    @Test
    void leavesOutAValueNextToACut() {
        var finding = "- at '/database/password': 's3cr3t of mine' does not match pattern '^[a-z]+$'\n";
        for (var before : List.of("Error: " + INTRODUCTION, "a warning\n".repeat(2_000) + INTRODUCTION)) {
            for (var filled = 0; filled < finding.length(); filled++) {
                var text = Excerpt.of(before + finding.repeat(1_000) + "x".repeat(filled));

                assertThat(SchemaWords.withoutValues(text))
                        .doesNotContain("s3cr3t")
                        .doesNotContain("mine");
            }
        }
    }

    @Test
    void leavesOtherLongTextsAlone() {
        var text = Excerpt.of("Error: a b\n".repeat(10_000));

        assertThat(SchemaWords.withoutValues(text)).isEqualTo(text);
    }

    private static String without(String finding) {
        var text = SchemaWords.withoutValues(INTRODUCTION + finding);
        assertThat(text).startsWith(INTRODUCTION);
        return text.substring(INTRODUCTION.length()).stripTrailing();
    }
}

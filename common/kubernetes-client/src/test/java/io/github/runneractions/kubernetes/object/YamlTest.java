package io.github.runneractions.kubernetes.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.LoadSettings;

class YamlTest {
    private static final LoadSettings SETTINGS = LoadSettings.builder().build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data: &a {self: *a}",
                "- &a [1, [*a]]",
                "&a {b: {c: [{d: *a}]}}",
                "first: 1\n---\nsecond: &a {b: *a}",
            })
    void refusesAValueThatContainsItself(String text) {
        assertThatThrownBy(() -> Yaml.documents(text, SETTINGS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("has a value that contains itself");
    }

    @Test
    void readsAValueThatIsThereSeveralTimes() {
        var document = Yaml.document("{a: &a {b: &b [1]}, c: *a, d: [*a, *b, *b]}");

        assertThat(document)
                .isInstanceOfSatisfying(
                        Map.class, map -> assertThat(map.get("c")).isEqualTo(map.get("a")));
    }

    /** Each value is looked at once: there are 2^24 ways to the first. */
    @Test
    void readsManyAliases() {
        var text = new StringBuilder("v0: &a0 [1]\n");
        for (var each = 1; each <= 24; each++) {
            text.append("v%1$d: &a%1$d [*a%2$d, *a%2$d]\n".formatted(each, each - 1));
        }

        assertThat(Yaml.document(text.toString())).isInstanceOf(Map.class);
    }
}

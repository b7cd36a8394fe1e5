package io.github.runneractions.github.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTreesTest {

    private final ObjectMapper jacksons = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "null",
                " \"text\" ",
                "7 8",
                "-2147483649",
                "123456789012345678901234567890",
                "1.5e300",
                "{\"a\": [1, true, false, null, \"\\u00e4\\n\\\"\", {\"b\": {}}], \"a b\": 0.1, \"a\": 2}"
            })
    void readsAndWritesAsJacksonsMapperDoes(String text) throws IOException {
        var expected = jacksons.readTree(text.getBytes(UTF_8));

        var read = Json.read(text.getBytes(UTF_8));

        assertThat(read).isEqualTo(expected);
        if (!expected.isMissingNode()) {
            assertThat(Json.write(read)).isEqualTo(jacksons.writeValueAsString(expected));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[1,", "{\"a\"", "{\"a\":}", "]", "tru", "{a: 1}", "[1 2]", "\"a"})
    void refusesWhatIsNoJson(String text) {
        assertThatThrownBy(() -> Json.read(text.getBytes(UTF_8))).isInstanceOf(IOException.class);
    }

    @Test
    void refusesWhatIsTooDeep() {
        var deep = "[".repeat(100_000);

        assertThatThrownBy(() -> Json.read(deep.getBytes(UTF_8))).isInstanceOf(IOException.class);
    }
}

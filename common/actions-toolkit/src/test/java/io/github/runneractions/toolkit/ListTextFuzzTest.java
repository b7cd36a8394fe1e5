package io.github.runneractions.toolkit;

import io.github.runneractions.testkit.fuzz.Fuzz;
import io.github.runneractions.testkit.fuzz.Mutations;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ListTextFuzzTest {
    private static final List<String> GOOD = List.of(
            "a, b\n- c # last",
            "[\"a\", 'b', c]",
            "{\"contents\": \"read\", issues: 'write'}",
            "- contents: read\n- \"issues: write\"",
            "ghs_16C7e42F292c6912E7710c838347Ae178B4a: x");

    private static final List<String> WORDS = List.of(
            "[", "]", "{", "}", "\"", "'", "\\", "\\u0041", ",", ":", "\n", "- ", " #", "ghp_0123456789abcdef0123");

    static List<Consumer<String>> readers() {
        return List.of(InputParsers::list, InputParsers::mapping, text -> JsonText.at(text, List.of("contents")));
    }

    @ParameterizedTest
    @MethodSource("readers")
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void readsAnyTextOrRejectsIt(Consumer<String> reader) {
        Fuzz.failingBy(IllegalArgumentException.class)
                .quotingAllButCredentials()
                .feed(new Mutations(GOOD, WORDS), reader);
    }
}

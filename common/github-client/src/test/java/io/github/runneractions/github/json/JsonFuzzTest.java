package io.github.runneractions.github.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.testkit.fuzz.Fuzz;
import io.github.runneractions.testkit.fuzz.Mutations;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class JsonFuzzTest {
    private static final String TOKEN = "ghs_16C7e42F292c6912E7710c838347Ae178B4a";

    private static final List<String> GOOD = List.of(
            "{\"token\": \"" + TOKEN
                    + "\", \"expires_at\": \"2030-01-01T00:00:00Z\", \"permissions\": {\"issues\": \"read\"}}",
            "{\"repositories\": [{\"token\": 1, \"a\": [[], {}]}], \"token\": \"" + TOKEN + "\"}",
            "{\"token\": null, \"to\\u006ben\": \"x\"}",
            "[]");

    private static final List<String> WORDS = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"token\"",
            "\"token\": ",
            ",",
            ":",
            "\\u0041",
            "\\",
            "\"",
            "1e999999999",
            "null",
            "[".repeat(2_000),
            "{\"a\":".repeat(2_000));

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void findsATextInWhatBeginsLikeJson() {
        Fuzz.failingBy(IllegalStateException.class)
                .feed(new Mutations(GOOD, WORDS), text -> Json.firstText(bytes(text), "token"));
    }

    /** So that a token whose answer is too long, or breaks off, can be revoked. */
    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void findsTheTokenWhateverFollows() {
        Fuzz.failingBy(IllegalStateException.class)
                .feed(
                        new Mutations(GOOD, WORDS),
                        rest -> assertThat(Json.firstText(
                                        bytes("{\"id\": [1], \"token\": \"" + TOKEN + "\"" + rest), "token"))
                                .contains(TOKEN));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

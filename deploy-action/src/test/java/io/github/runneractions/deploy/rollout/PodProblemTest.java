package io.github.runneractions.deploy.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PodProblemTest {
    private static final String SECRET = "s3cret-of-a-registry";

    /** The log removes secrets, but not the half of one. */
    @ParameterizedTest
    @ValueSource(strings = {" ", "\n", "          "})
    void cutsNoWordInTwo(String blank) {
        for (var words = 0; words < 3000; words++) {
            var text = PodProblem.brief("a" + blank + "b".repeat(words) + blank + SECRET + blank + "c".repeat(3000));

            assertThat(text.replace(SECRET, "")).doesNotContain("s");
            assertThat(text).startsWith("a").doesNotContain("\n");
        }
    }

    @Test
    void keepsAShortText() {
        assertThat(PodProblem.brief(" a\nb ")).isEqualTo("a b");
        assertThat(PodProblem.brief("a".repeat(9000))).isEqualTo("…");
    }
}

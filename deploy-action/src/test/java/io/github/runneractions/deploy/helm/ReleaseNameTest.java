package io.github.runneractions.deploy.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseNameTest {
    @Test
    void takesTheLongestThatHelmTakes() {
        assertThat(ReleaseName.of("a".repeat(53)).text()).hasSize(53);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Runner",
                "a_b",
                "-a",
                "a-",
                "",
                "--post-renderer",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void refusesWhatHelmRefuses(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ReleaseName.of(text));
    }
}

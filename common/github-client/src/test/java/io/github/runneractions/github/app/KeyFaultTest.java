package io.github.runneractions.github.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.runneractions.github.app.key.PrivateKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyFaultTest {
    @ParameterizedTest
    @EnumSource
    void namesWhatTheTextIsInstead(NoKeys given) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PrivateKeys.read(given.text()))
                .withMessageContaining(given.meaning);
    }

    /** As long as a variable can be; a pattern took minutes for it. */
    @Test
    void judgesALongTextInTimeThatGrowsWithIt() {
        assertThatIllegalArgumentException().isThrownBy(() -> PrivateKeys.read("~" + "/".repeat(130_000) + " x"));
    }

    @ParameterizedTest
    @EnumSource
    void neverQuotesTheText(NoKeys given) {
        var text = given.text();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PrivateKeys.read(text))
                .satisfies(e -> {
                    assertThat(e).hasNoCause();
                    for (var start = 0; start + Echo.LENGTH <= text.length(); start++) {
                        assertThat(e.getMessage()).doesNotContain(text.substring(start, start + Echo.LENGTH));
                    }
                });
    }
}

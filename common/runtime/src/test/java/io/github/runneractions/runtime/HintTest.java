package io.github.runneractions.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class HintTest {
    private static final Setting API = new Setting("github-api-url");

    @Test
    void namesSettingsAsTheUserSetsThem() {
        var hint = Hint.of("Check {} and {}.", API, new Setting("timeout"));

        assertThat(hint).hasToString("Check `github-api-url` and `timeout`.");
        assertThat(hint.text(setting -> "$" + setting.name())).isEqualTo("Check $github-api-url and $timeout.");
    }

    @Test
    void leavesBracesOfATextWithoutSettingsAlone() {
        assertThat(Hint.of("Write {} as it is.")).hasToString("Write {} as it is.");
    }

    @Test
    void rejectsASettingWithoutAPlaceholder() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Hint.of("Check it.", API).toString());
    }
}

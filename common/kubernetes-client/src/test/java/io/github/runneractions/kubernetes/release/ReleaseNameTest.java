package io.github.runneractions.kubernetes.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseNameTest {
    @Test
    void isAsLongAsHelmAccepts() {
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
    void rejectsOtherNames(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ReleaseName.of(text));
    }

    @Test
    void ofTheRunnerChartIsShorterAndMayHaveDots() {
        assertThat(ReleaseName.ofRunnerChart("a.b").text()).isEqualTo("a.b");
        assertThat(ReleaseName.ofRunnerChart("a".repeat(46)).text()).hasSize(46);
        assertThatIllegalArgumentException().isThrownBy(() -> ReleaseName.ofRunnerChart("a".repeat(47)));
        assertThatIllegalArgumentException().isThrownBy(() -> ReleaseName.of("a.b"));
    }

    @Test
    void namesTheRegistrationSecret() {
        assertThat(ReleaseName.of("demo").registrationSecret()).isEqualTo("demo-registration");
    }
}

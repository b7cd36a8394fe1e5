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
        assertThat(ReleaseName.of("shop.v2-a.b").text()).isEqualTo("shop.v2-a.b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Runner",
                "a_b",
                "-a",
                "a-",
                "",
                "a..b",
                ".a",
                "a.",
                "a.-b",
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
    }

    @Test
    void namesTheRegistrationSecret() {
        assertThat(ReleaseName.of("demo").registrationSecret()).isEqualTo("demo-registration");
    }
}

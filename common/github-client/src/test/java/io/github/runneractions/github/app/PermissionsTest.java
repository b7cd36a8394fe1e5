package io.github.runneractions.github.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "administration: write\nmetadata: read",
                "administration: write, metadata: read",
                "{administration: write, metadata: read}",
                "{\"administration\": \"write\",\n \"metadata\": \"read\"}",
                "metadata: read\n\n  administration:write\n"
            })
    void readsYamlAndJson(String text) {
        assertThat(Permissions.parse(text)).hasToString("administration: write, metadata: read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"administration", "administration: all", ": write", "a: b: write", "1: write"})
    void refusesWhatIsNoPermission(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Permissions.parse(text))
                .withMessageContaining("administration: write");
    }

    @ParameterizedTest
    @CsvSource({
        "administration: write,administration: write,''",
        "administration: read,administration: write,''",
        "administration: write,administration: read,administration: write",
        "administration: write,metadata: read,administration: write",
        "administration: write,administration: admin,''"
    })
    void tellsWhatIsMissing(String wanted, String granted, String missing) {
        assertThat(Permissions.parse(wanted).missingFrom(Permissions.parse(granted)))
                .hasToString(missing);
    }

    @Test
    void standsForAllWhenEmpty() {
        assertThat(Permissions.ALL.isEmpty()).isTrue();
    }
}

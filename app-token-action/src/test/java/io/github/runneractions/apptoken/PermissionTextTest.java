package io.github.runneractions.apptoken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "administration: write\nmetadata: read",
                "administration: write, metadata: read",
                "{administration: write, metadata: read}",
                "{\"administration\": \"write\",\n \"metadata\": \"read\"}",
                "metadata: read\n\n  administration:write\n",
                "- metadata: read\n- administration: write",
                "[\"metadata: read\", \"administration: write\"]"
            })
    void readsYamlAndJson(String text) {
        assertThat(PermissionText.block(text)).hasToString("administration: write, metadata: read");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "administration|has the entry `administration` without a colon",
                "issues: read, administration=write|has the entry `administration=write` without a colon",
                "a: b: write|has `b: write` for `a`, which is not the level of a permission",
                ": write|has ``, which is not a permission's name",
                "1: write|has `1`, which is not a permission's name",
                "administration: all|has `all` for `administration`, which is not the level of a permission; use `read`, `write`, `admin`",
                "issues: read, issues: write|has two levels for `issues`",
                "# nothing|has no permission",
                "{}|has no permission"
            })
    void rejectsInvalidPermissions(String text, String meaning) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PermissionText.block(text))
                .withMessageContaining(meaning);
    }

    @Test
    void acceptsHyphensCommentsQuotesAndCapitals() {
        assertThat(PermissionText.block("Pull-Requests: 'write' # to comment\n\"contents\": Read"))
                .hasToString("contents: read, pull_requests: write");
    }
}

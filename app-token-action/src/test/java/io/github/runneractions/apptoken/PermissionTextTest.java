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
                "metadata: read\n\n  administration:write\n"
            })
    void readsYamlAndJson(String text) {
        assertThat(PermissionText.block(text)).hasToString("administration: write, metadata: read");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "administration|number 1, which is not `name: read`",
                "issues: read, administration=write|number 2, which is not `name: read`",
                "a: b: write|number 1",
                ": write|a name that is not a permission's",
                "1: write|a name that is not a permission's",
                "administration: all|has an unknown level for `administration`; use `read`, `write`, `admin`",
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

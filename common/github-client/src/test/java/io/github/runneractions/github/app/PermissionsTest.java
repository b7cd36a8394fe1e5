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
    void refusesWhatIsNoPermission(String text, String meaning) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PermissionText.block(text))
                .withMessageContaining(meaning);
    }

    @Test
    void takesHyphensCommentsQuotesAndCapitals() {
        assertThat(PermissionText.block("Pull-Requests: 'write' # to comment\n\"contents\": Read"))
                .hasToString("contents: read, pull_requests: write");
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
        assertThat(PermissionText.block(wanted).missingFrom(PermissionText.block(granted)))
                .hasToString(missing);
    }

    @Test
    void standsForAllWhenEmpty() {
        assertThat(Permissions.ALL.isEmpty()).isTrue();
    }
}

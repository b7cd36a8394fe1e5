package io.github.runneractions.apptoken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.runtime.InvalidInputs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionInputsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|''",
                "permissions=contents: read|contents: read",
                "permission-contents=read|contents: read",
                "permission-contents=READ;permission-pull-requests=write|contents: read, pull_requests: write",
                "permissions=contents: read;permission-issues=write|contents: read, issues: write",
                "permissions=contents: read;permission-contents=read|contents: read",
                "permissions=(not given);permission-contents=(not given);permission-issues=read|issues: read"
            })
    void combineThePermissionsOfAllInputs(String inputs, String permissions) {
        var read = TestInputs.of(inputs);
        var joined = PermissionInputs.read(read);

        assertThat(read.complete(joined::get)).hasToString(permissions);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "permissions=|`permissions`: is set, but its expression is empty",
                "permission-contents=|`permission-contents`: is set, but its expression is empty",
                "permission-contents=all|`permission-contents`: `all` is not the level of a permission; use `read`",
                "permissions=contents: read;permission-contents=write|`permission-contents`: `write` contradicts `permissions`, which has `contents: read`"
            })
    void rejectInvalidPermissions(String inputs, String problem) {
        var read = TestInputs.of(inputs);
        PermissionInputs.read(read);

        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> read.complete(() -> "built"))
                .withMessageContaining(problem);
    }
}

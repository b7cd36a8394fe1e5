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
                "permission-not-declared=admin|not_declared: admin",
                "permissions=contents: read;permission-issues=write|contents: read, issues: write",
                "permissions=contents: read;permission-contents=read|contents: read",
                "permissions=(not given);permission-contents=(not given);permission-issues=read|issues: read"
            })
    void joinTheBlockAndTheSingleOnes(String inputs, String permissions) {
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
                "permission-contents=all|`permission-contents`: has an unknown level for `contents`; use",
                "permission-c0ntents=read|`permission-c0ntents`: has a name that is not a permission's",
                "permissions=contents: read;permission-contents=write|`permission-contents`: has two levels for `contents`"
            })
    void areRefused(String inputs, String problem) {
        var read = TestInputs.of(inputs);
        PermissionInputs.read(read);

        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> read.complete(() -> "built"))
                .withMessageContaining(problem);
    }
}

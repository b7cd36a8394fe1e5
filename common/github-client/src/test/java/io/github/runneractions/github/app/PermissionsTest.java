package io.github.runneractions.github.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionsTest {
    @ParameterizedTest
    @CsvSource({
        "administration: write,administration: write,''",
        "administration: read,administration: write,''",
        "administration: write,administration: read,administration: write",
        "administration: write,metadata: read,administration: write",
        "administration: write,administration: admin,''"
    })
    void findsMissingPermissions(String wanted, String granted, String missing) {
        assertThat(permission(wanted).missingFrom(permission(granted))).hasToString(missing);
    }

    @Test
    void meansAllIfEmpty() {
        assertThat(Permissions.ALL.isEmpty()).isTrue();
    }

    private static Permissions permission(String text) {
        var parts = text.split(": ", -1);
        return Permissions.of(parts[0], parts[1]);
    }
}

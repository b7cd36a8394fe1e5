package io.github.runneractions.deploy.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.runtime.InvalidInputs;
import io.github.runneractions.toolkit.TestRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartSourceTest {
    private static final String OCI = "chart=oci://ghcr.io/acme/runner;";
    private static final String LOGIN = "registry-username=bob;registry-password=p4ssw0rd-of-bob;";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "registry-username=bob|`registry-password`: is required with `registry-username`",
                "registry-password=p4ssw0rd-of-bob|`registry-username`: is required with `registry-password`",
                LOGIN + "|`registry-username`: is set, but the chart is a local one, which needs no login",
                LOGIN + "chart=https://acme.example/a.tgz|is set, but `chart` is the URL of a packed chart",
                LOGIN + "chart=a;chart-repository=http://acme.example|is plain http, which shows passwords",
                OCI + "verify-provenance=true|`keyring`: is required with `verify-provenance`",
                OCI + "keyring=lQ==|`keyring`: is set, but `verify-provenance` is not `true`",
                OCI
                        + "verify-provenance=true;keyring=a2V5|`keyring`: `a2V5` has no public keys; use what `gpg --export",
                "verify-provenance=true;keyring=lQ==|`verify-provenance`: is for a chart from a registry or repository",
                OCI + "version=a b|`version`: `a b` is not a version; use up to 63 letters",
                OCI + "version=--app|`version`: `--app` is not a version"
            })
    void areRefused(String inputs, String problem) {
        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> read(inputs))
                .withMessageContaining(problem)
                .withMessageNotContaining("p4ssw0rd");
    }

    @Test
    void readsAKeyringInBase64() {
        assertThat(read(OCI + "verify-provenance=true;keyring=lQ==")
                        .keyring()
                        .orElseThrow()
                        .content())
                .containsExactly(0x95);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.4.0", "v2", "1.4", "2026-11-29.7.abcdef0", "1.0.0-rc.1+build.5"})
    void knowsASemanticVersion(String version) {
        assertThat(ChartVersion.isSemantic(version)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "2026-11-29.7.0123456", "01.2.3", "1.2.3.4", "1.2.3-"})
    void knowsOthers(String version) {
        assertThat(ChartVersion.isSemantic(version)).isFalse();
    }

    private static ChartSource read(String text) {
        var inputs = TestRun.with(text).inputs();
        var read = ChartSource.read(inputs);
        return inputs.complete(read::get);
    }
}

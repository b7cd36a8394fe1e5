package io.github.runneractions.toolkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownValueTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "acme-deployer",
                "https://ghes.example.com/api/v3",
                "runner-group-production-2024-europe-west1",
                "averyverylongrepositorynamewithoutanything2024",
                "namespace/runner-registration",
                "registration.k8s.example.com",
                "/demo-[0-9]+/",
                "oci://registry.example.com:5000/runner@sha256:1",
                "https://github.com/acme/widgets@v1",
                "weighs_more_than_it_should",
                "yes"
            })
    void isTheValueItself(String text) {
        assertThat(InputParsers.shown(text)).isEqualTo("`" + text + "`");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN RSA PRIVATE KEY-----\nMIIE",
                "LS0tLS1CRUdJTiBSU0EgUFJJVkFURSBLRVktLS0tLQ==",
                "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIxIn0.c2ln",
                "ghs_16C7e42F292c6912E7710c838347Ae178B4a",
                "acme/widgets, ghp_16C7e4",
                "github_pat_11ABCDEFG0",
                "gho_abcd",
                "xghp_0123456789abcdef0123",
                "AABF3JGZDX3P5PMEXLND6TS6FCWO6",
                "2b7e151628aed2a6abf7158809cf4f3c762e7160",
                "abcdef.0123456789abcdef",
                "https://octocat:s3cret@github.com/acme",
                "https://s3cret@github.com/acme",
                "https://octocat:s3/cret@github.com/acme",
                "https://octocat:123456/cret@github.com/acme",
                "Bearer x9Y8z7W6v5U4t3S2r1Q0p9"
            })
    void isNotShownInTheFormOfACredential(String text) {
        assertThat(InputParsers.shown(text))
                .isEqualTo(
                        "the value (" + text.length() + " characters, not shown because it looks like a credential)");
    }

    @Test
    void isInOneLineAndNotTooLong() {
        assertThat(InputParsers.shown("a\nb\u001b[31m" + "c".repeat(100))).isEqualTo("`a b" + "c".repeat(77) + "…`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.47597e+06", "1e+06", "1.2345678E7"})
    void explainsANumberInFloatingPointForm(String text) {
        assertThat(InputParsers.shown(text))
                .startsWith("`" + text + "` (a number in floating-point form: YAML and expressions write");
    }
}

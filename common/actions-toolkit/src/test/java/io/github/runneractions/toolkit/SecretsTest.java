package io.github.runneractions.toolkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.runneractions.runtime.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    private static final String KEY = "-----BEGIN KEY-----\nMIIEpAIBAAKCAQEA\nq83vZm9v\n-----END KEY-----\n";

    private final TestProcess process = TestProcess.inWorkflow();
    private final WorkflowLog log = process.log();
    private final Secrets secrets = log.secrets();

    @Test
    void masksBeforeItReturnsASecret() {
        secrets.mask("ghs_token+1");

        assertThat(process.lines)
                .contains("::add-mask::ghs_token+1", "::add-mask::" + base64("ghs_token+1"))
                .contains("::add-mask::" + base64("x-access-token:ghs_token+1"), "::add-mask::ghs_token%252B1");
    }

    @Test
    void masksEachLineOfAKeyButNotItsMarkers() {
        secrets.mask(KEY);

        assertThat(process.lines)
                .contains("::add-mask::MIIEpAIBAAKCAQEA", "::add-mask::q83vZm9v")
                .doesNotContain("::add-mask::-----BEGIN KEY-----");
    }

    @Test
    void masksOnce() {
        secrets.mask("ghs_token");
        var before = process.lines.size();
        secrets.mask("ghs_token");

        assertThat(process.lines).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"token ghs_token!", "base64 Z2hzX3Rva2Vu", "key line MIIEpAIBAAKCAQEA"})
    void scrubsEveryFormFromTheLog(String line) {
        secrets.mask("ghs_token");
        secrets.mask(KEY);
        process.lines.clear();

        log.info(line);
        log.warning("title", line);

        assertThat(process.lines)
                .allSatisfy(written -> assertThat(written).contains("***").doesNotContain("ghs_token", "MIIE", "Z2hz"));
    }

    @Test
    void neverPrintsItself() {
        assertThat(secrets.mask("ghs_token")).hasToString("***");
    }

    @ParameterizedTest
    @ValueSource(strings = {" \n", "a", "1234567", "stop-commands", "Runner", "is not valid", "20261128"})
    void rejectsWhatWouldBlotOutOrdinaryText(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> secrets.mask(text))
                .withMessageMatching(
                        "has \\d characters?, and is too short for a credential|is a word or a number, not a credential");
        assertThat(process.lines).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ghs_token", "s3cr3t-t0ken", "AABFJGZDXPPMEXLNDTSFCWO", "hunter2!"})
    void acceptsWhatACredentialCanBe(String text) {
        assertThat(secrets.mask(text).reveal()).isEqualTo(text);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

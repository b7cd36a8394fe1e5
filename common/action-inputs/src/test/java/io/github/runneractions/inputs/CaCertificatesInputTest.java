package io.github.runneractions.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.github.http.TrustedCertificates;
import io.github.runneractions.runtime.InvalidInputs;
import io.github.runneractions.toolkit.TestRun;
import org.junit.jupiter.api.Test;

class CaCertificatesInputTest {
    @Test
    void isOptional() {
        var inputs = TestRun.with("").inputs();

        assertThat(inputs.complete(CaCertificatesInput.read(inputs)::get)).isEqualTo(TrustedCertificates.PUBLIC);
    }

    @Test
    void showsWhatIsNotACertificate() {
        var inputs = TestRun.with("ca-certificates=/etc/ssl/ca.pem").inputs();
        CaCertificatesInput.read(inputs);

        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> inputs.complete(() -> "nothing"))
                .withMessageContaining("`ca-certificates`: `/etc/ssl/ca.pem` is not a certificate in PEM format");
    }
}

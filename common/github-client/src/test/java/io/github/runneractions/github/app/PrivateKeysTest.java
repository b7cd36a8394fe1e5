package io.github.runneractions.github.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.github.app.key.PrivateKeys;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PrivateKeysTest {
    @ParameterizedTest
    @EnumSource
    void readsPkcs1(PastedForm form) {
        assertThat(PrivateKeys.read(form.of(Keys.pkcs1()))).isEqualTo(Keys.RSA.getPrivate());
    }

    @ParameterizedTest
    @EnumSource
    void readsPkcs8(PastedForm form) {
        assertThat(PrivateKeys.read(form.of(Keys.pkcs8()))).isEqualTo(Keys.RSA.getPrivate());
    }
}

package io.github.runneractions.github.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.runneractions.github.app.AppCredentials.GivenJwt;
import io.github.runneractions.toolkit.TestRun;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AppCredentialsTest {
    @Test
    void canBeAJwtThatAnotherSystemSigned() {
        var secrets = new TestRun(Map.of()).process.secrets();

        assertThat(GivenJwt.of(secrets.mask("eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIxIn0.c2ln")))
                .hasToString("the app of the given JWT");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GivenJwt.of(secrets.mask("ghs_of-nobody")))
                .withMessage("is not a JWT; a JWT has three parts with dots between them");
    }
}

package io.github.runneractions.github.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuthoritiesTest {

    @Test
    void findsEachOneThatTheJdkTrusts() throws Exception {
        var all = List.of(TrustedCertificates.PUBLIC.manager().getAcceptedIssuers());

        assertThat(all)
                .hasSizeGreaterThan(50)
                .allSatisfy(authority -> assertThat(Authorities.named(Set.of(ByteBuffer.wrap(
                                authority.getSubjectX500Principal().getEncoded()))))
                        .contains(authority));
    }

    @Test
    void findsNoneOfAnotherName() throws Exception {
        assertThat(Authorities.named(Set.of(ByteBuffer.wrap(new byte[] {0x30, 0}))))
                .isEmpty();
    }
}

package io.github.runneractions.registrationtoken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretReferenceTest {
    @Test
    void readsBothForms() {
        assertThat(SecretTarget.Reference.of("team/demo.x-1"))
                .isEqualTo(new SecretTarget.Reference(Optional.of("team"), "demo.x-1"))
                .hasToString("team/demo.x-1");
        assertThat(SecretTarget.Reference.of("demo")).isEqualTo(new SecretTarget.Reference(Optional.empty(), "demo"));
        assertThat(SecretTarget.Reference.of("a".repeat(253)).name()).hasSize(253);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a/b/c       | has several slashes
                    /demo       | has no namespace before the slash
                    team/       | has no name after the slash
                    Team/demo   | has an invalid part before the slash, which is not a namespace's name; use up to 63
                    te.am/demo  | has an invalid part before the slash, which is not a namespace's name
                    team/Demo   | is not a Secret's name; use lower-case letters
                    demo_1      | is not a Secret's name
                    -demo       | is not a Secret's name
                    demo-       | is not a Secret's name
                    de..mo      | is not a Secret's name
                    de.-mo      | is not a Secret's name
                    """)
    void saysWhatIsWrong(String text, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SecretTarget.Reference.of(text))
                .withMessageStartingWith(problem);
    }

    @Test
    void saysHowLongANameMayBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SecretTarget.Reference.of("a".repeat(254)))
                .withMessage("has a name of 254 characters; the limit is 253");
    }
}

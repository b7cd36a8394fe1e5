package io.github.runneractions.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryNameTest {
    @ParameterizedTest
    @CsvSource({
        "acme/widgets,acme,widgets",
        "a/b,a,b",
        "ACME-Inc/.github,ACME-Inc,.github",
        "acme_corp/a.b_c,acme_corp,a.b_c"
    })
    void acceptsOwnerAndName(String text, String owner, String name) {
        var repository = RepositoryName.parse(text);

        assertThat(repository).isEqualTo(new RepositoryName(owner, name)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "widgets",
                "/widgets",
                "acme/",
                "acme/..",
                "acme/.",
                "-acme/widgets",
                "acme/a b",
                "a/b/c",
                "ac me/b"
            })
    void rejectsOtherTexts(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RepositoryName.parse(text))
                .withMessageContaining("is not `owner/name`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "a", "Acme-Inc"})
    void acceptsALogin(String login) {
        assertThat(RepositoryName.login(login)).isEqualTo(login);
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme/widgets", "-acme", "acme-", ""})
    void rejectsOtherLogins(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RepositoryName.login(text))
                .withMessageContaining("is not the login of");
    }
}

package io.github.runneractions.apptoken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedRepositoriesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"widgets,gadgets", "widgets\ngadgets", " widgets ,\n\n gadgets,", "widgets,Widgets,gadgets"})
    void readsNamesBetweenCommasAndOnLines(String text) {
        var named = NamedRepositories.parse(text);

        assertThat(named.names()).containsExactly("widgets", "gadgets");
        assertThat(named.owner()).isEmpty();
        assertThat(named.all()).isFalse();
    }

    @Test
    void readsFullNamesOfOneOwner() {
        var named = NamedRepositories.parse("acme/widgets, gadgets, ACME/.github");

        assertThat(named.names()).containsExactly("widgets", "gadgets", ".github");
        assertThat(named.owner()).contains("acme");
    }

    @Test
    void readsAStarAsAll() {
        assertThat(NamedRepositories.parse(" * ").all()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ",|contains only separators",
                "*, widgets|has `*` and names",
                "acme/widgets, globex/site|has repositories of `acme` and `globex`",
                "ghs_16C7e42F292c6912E7710c838347Ae178B4a/x, globex/site|has repositories of 2 owners, but a token",
                "widgets, a b|number 2, which is neither",
                "acme/widgets/tree|number 1",
                "/widgets|number 1",
                "acme/|number 1",
                "..|number 1",
                "acme/..|number 1",
                "https://github.com/acme/widgets|number 1"
            })
    void refuses(String text, String meaning) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NamedRepositories.parse(text))
                .withMessageContaining(meaning);
    }
}

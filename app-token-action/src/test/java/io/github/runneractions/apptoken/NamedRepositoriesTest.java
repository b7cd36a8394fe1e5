package io.github.runneractions.apptoken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedRepositoriesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "widgets,gadgets",
                "widgets\ngadgets",
                " widgets ,\n\n gadgets,",
                "widgets,Widgets,gadgets",
                "[\"widgets\", \"gadgets\"]",
                "- widgets\n- gadgets # the others"
            })
    void readsNamesInAListOfAnyForm(String text) {
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

    @Test
    void acceptsAsManyAsGitHubDoesForOneToken() {
        var most = IntStream.range(0, 500).mapToObj(i -> "r" + i).collect(Collectors.joining(","));

        assertThat(NamedRepositories.parse(most).names()).hasSize(500);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NamedRepositories.parse(most + ",r500"))
                .withMessageContaining("lists 501 repositories, but GitHub's limit for one token is 500");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ",|has no entry",
                "*, widgets|has `*` and names",
                "acme/widgets, globex/site|has repositories of `acme` and `globex`",
                "ghs_16C7e42F292c6912E7710c838347Ae178B4a/x, globex/site|has repositories of the value (40 characters, not shown",
                "widgets, a b c/d|has `a b c/d`, which is neither",
                "acme/widgets/tree|is neither `name`",
                "/widgets|is neither `name`",
                "acme/|is neither `name`",
                "..|is neither `name`",
                "acme/..|is neither `name`",
                "https://github.com/acme/widgets|is neither `name`"
            })
    void rejectsInvalidLists(String text, String meaning) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NamedRepositories.parse(text))
                .withMessageContaining(meaning);
    }
}

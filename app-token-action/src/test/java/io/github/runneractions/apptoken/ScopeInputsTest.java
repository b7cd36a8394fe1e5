package io.github.runneractions.apptoken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.runtime.InvalidInputs;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopeInputsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "repository=acme/widgets|acme/widgets|[widgets]|[]",
                "repository=acme/widgets;repositories=gadgets,site|acme/gadgets|[gadgets, site]|[]",
                "repository=acme/widgets;repositories=globex/site|globex/site|[site]|[]",
                "repository=acme/widgets;owner=globex;repositories=site|globex/site|[site]|[]",
                "repository=acme/widgets;owner=Globex;repositories=globex/site|Globex/site|[site]|[]",
                "repositories=globex/site|globex/site|[site]|[]",
                "repository=acme/widgets;repositories=*|acme|[]|[]",
                "owner=globex;repositories=*|globex|[]|[]",
                "repository=acme/widgets;repository-ids=7,8,7|acme|[]|[7, 8]",
                "owner=globex;repository-ids=7|globex|[]|[7]",
                "repository=acme/widgets;enterprise=initech|the enterprise initech|[]|[]",
                "installation-id=42;repositories=a,b|installation 42|[a, b]|[]",
                "installation-id=42;repositories=*|installation 42|[]|[]",
                "installation-id=42;repository-ids=7|installation 42|[]|[7]",
                "app-installation-id=42;repositories=*|installation 42|[]|[]",
                "app-installation-id=42;installation-id=42;repositories=*|installation 42|[]|[]",
                "repositories=acme/b,acme/A;app-installation-repo=Acme/a, acme/b|acme/b|[b, A]|[]",
                "repository=acme/widgets;app-installation-repo=globex/site|globex/site|[site]|[]",
                "repository=acme/widgets;owner=;repositories=gadgets|acme/gadgets|[gadgets]|[]"
            })
    void selectsTheRepositories(String inputs, String target, String repositories, String ids) {
        var selection = read(inputs);

        assertThat(selection.target()).hasToString(target);
        assertThat(selection.repositories()).hasToString(repositories);
        assertThat(selection.repositoryIds()).hasToString(ids);
        assertThat(selection.notice()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "repository=acme/widgets;owner=acme|acme|`owner` is set without",
                "repository=acme/widgets;installation-id=42|installation 42|`installation-id` is set without"
            })
    void givesANoticeWhenAllRepositoriesAreImplied(String inputs, String target, String notice) {
        var selection = read(inputs);

        assertThat(selection.target()).hasToString(target);
        assertThat(selection.repositories()).isEmpty();
        assertThat(selection.notice())
                .hasValueSatisfying(text -> assertThat(text).contains(notice));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|`owner`: is required if `repository` is empty",
                "repositories=widgets|`owner`: is required if `repository` is empty",
                "repository=acme|`repository`: `acme` is not `owner/name`",
                "owner=globex;repositories=acme/widgets|`repositories`: has repositories of `acme`, but `owner` is",
                "owner=acme;enterprise=initech|`enterprise`: is set together with",
                "repositories=a/b;enterprise=initech|`enterprise`: is set together with",
                "repository-ids=7;enterprise=initech|`enterprise`: is set together with",
                "installation-id=7;enterprise=initech|`enterprise`: is set together with",
                "owner=acme;installation-id=7|`installation-id`: is set together with `owner`",
                "installation-id=7;app-installation-id=8;repositories=*|`app-installation-id`: is `8`, but `installation-id` is `7`",
                "repository=a/b;repositories=x;app-installation-repo=a/y|`app-installation-repo`: does not list the same as `repositories`",
                "repository=a/b;repositories=x;app-installation-repo=a/x|`app-installation-repo`: does not list the same as `repositories`",
                "owner=globex;app-installation-repo=acme/widgets|`app-installation-repo`: has repositories of `acme`, but `owner` is `globex`",
                "app-installation-repo=acme/widgets;repository-ids=7|`repository-ids`: is set together with `repositories`",
                "repositories=a/b;repository-ids=7|`repository-ids`: is set together with `repositories`",
                "repository=a/b;repository-ids=,|`repository-ids`: `,` has no entry",
                "repository=a/b;repository-ids=x|`repository-ids`: `x` is not a numeric id",
                "repository=a/b;repository-ids=|`repository-ids`: is set, but its expression is empty",
                "repository=a/b;owner=acme;repositories= |`repositories`: is set, but its expression is empty",
                "repository=a/b;owner=acme;app-installation-repo=|`app-installation-repo`: is set, but its expression is empty"
            })
    void rejectsContradictions(String inputs, String problem) {
        var read = TestInputs.of(inputs);
        ScopeInputs.read(read);

        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> read.complete(() -> "built"))
                .withMessageContaining(problem);
    }

    @Test
    void limitsTheNumberOfIds() {
        var most = IntStream.rangeClosed(1, 500).mapToObj(Integer::toString).collect(Collectors.joining(","));
        var read = TestInputs.of("owner=acme;repository-ids=" + most + ",501");
        ScopeInputs.read(read);

        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> read.complete(() -> "built"))
                .withMessageContaining("lists 501 repositories, but GitHub's limit for one token is 500");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "installation-id=42;repositories=other/widgets|other",
                "installation-id=42;app-installation-repo=other/widgets|other",
                "installation-id=42;repositories=widgets|",
                "repository=acme/widgets;installation-id=42;repositories=widgets|"
            })
    void keepsTheOwnerThatTheInstallationMustBelongTo(String inputs, String owner) {
        assertThat(read(inputs).target().account()).isEqualTo(Optional.ofNullable(owner));
    }

    private static RepositorySelection read(String text) {
        var inputs = TestInputs.of(text);
        return inputs.complete(ScopeInputs.read(inputs)::get);
    }
}

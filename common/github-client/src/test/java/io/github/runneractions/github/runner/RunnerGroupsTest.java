package io.github.runneractions.github.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.github.RepositoryName;
import io.github.runneractions.github.runner.RunnerGroups.RunnerGroup;
import io.github.runneractions.runtime.PreconditionFailed;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunnerGroupsTest {
    private final Initech initech = new Initech();

    @BeforeEach
    void addGroups() {
        initech.world.groups().add("GPU", List.of("initech/tps"));
        initech.world.groups().add("1");
    }

    @AfterEach
    void close() {
        initech.close();
    }

    @ParameterizedTest
    // A name goes before an id.
    @CsvSource({"gpu, 2", "GPU, 2", "2, 2", "Default, 1", "1, 3"})
    void findsAGroupByNameOrId(String wanted, long id) {
        assertThat(groups(Initech.ORGANIZATION).find(wanted).id()).isEqualTo(id);
    }

    @Test
    void knowsTheDefault() {
        assertThat(groups(Initech.ORGANIZATION).standard()).isEqualTo(new RunnerGroup(1, "Default", true));
        assertThat(groups(Initech.ENTERPRISE).standard()).isEqualTo(new RunnerGroup(1, "Default", true));
        assertThat(groups(Initech.ORGANIZATION).find("gpu").isDefault()).isFalse();
    }

    @Test
    void knowsTheGroupOfARepositoryWithoutARequest() {
        assertThat(groups(Initech.REPOSITORY).standard().id()).isEqualTo(1);
        assertThat(initech.requests()).isEmpty();
    }

    @Test
    void listsTheExistingGroups() {
        assertThatExceptionOfType(PreconditionFailed.class)
                .isThrownBy(() -> groups(Initech.ORGANIZATION).find("gpus"))
                .withMessage("Tried to find the runner group `gpus`, but initech has only `Default`, `GPU`, `1`.")
                .satisfies(e -> assertThat(e.hint().toString())
                        .endsWith(initech.client.server().web()
                                + "/organizations/initech/settings/actions/runner-groups."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"initech/tps", "INITECH/TPS"})
    void admitsARepositoryOfTheGroup(String repository) {
        assertThatCode(() -> requireAdmission(repository)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"initech/scanner | `Default`, `1`", "acme/tps | none"})
    void doesNotAdmitOthers(String repository, String may) {
        assertThatExceptionOfType(PreconditionFailed.class)
                .isThrownBy(() -> requireAdmission(repository))
                .withMessage("Tried to register a runner for " + repository
                        + " in the group `GPU` of initech, but the repository has access only to " + may + ".")
                .satisfies(e -> assertThat(e.hint().toString())
                        .contains("/organizations/initech/settings/actions/runner-groups/2,"));
    }

    @Test
    void doesNotCheckRepositoriesForAnEnterprise() {
        groups(Initech.ENTERPRISE).requireAdmission(new RunnerGroup(2, "GPU", false), Initech.TPS);

        assertThat(initech.requests()).isEmpty();
    }

    private void requireAdmission(String repository) {
        var groups = groups(Initech.ORGANIZATION);
        groups.requireAdmission(groups.find("gpu"), RepositoryName.parse(repository));
    }

    private RunnerGroups groups(RunnerScope scope) {
        return new RunnerGroups(scope, initech.client, initech.as(Initech.OWNER));
    }
}

package io.github.runneractions.github.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.github.RepositoryName;
import io.github.runneractions.sandbox.github.fault.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runners of a repository by the name that it had before. */
class RenamedRepositoryTest {
    private static final RunnerScope OLD = new RunnerScope.OfRepository(new RepositoryName("initech", "reports"));

    private final Initech initech = new Initech();

    @BeforeEach
    void rename() {
        var tps = initech.world.repositories().find("initech/tps").orElseThrow();
        initech.world.repositories().addFormerName(tps, "initech/reports");
    }

    @AfterEach
    void close() {
        initech.close();
    }

    @Test
    void areFoundAndItsPresentNameIsToldOnce() {
        assertThat(initech.call(new ListRunners(OLD, 1)).total()).isZero();
        assertThat(initech.call(new CreateRegistrationToken(OLD, initech.run.process.secrets()))
                        .secret())
                .isNotNull();
        assertThat(initech.call(new ListRunners(Initech.ORGANIZATION, 1)).total())
                .isZero();

        assertThat(initech.run.lines)
                .containsOnlyOnce("initech/reports is now called initech/tps. GitHub redirects the old name only until"
                        + " another repository gets it. Set the present name.");
    }

    @Test
    void areFoundEvenIfThePresentNameIsNotTold() {
        initech.sandbox.faults().forever("GET /repos/initech/reports", Fault.status(404));

        assertThat(initech.call(new ListRunners(OLD, 1)).total()).isZero();

        assertThat(initech.run.lines).anyMatch(line -> line.startsWith("initech/reports now has another name. GitHub"));
    }

    @Test
    void areNotConfusedWithThoseOfAPresentName() {
        initech.call(new ListRunners(Initech.REPOSITORY, 1));

        assertThat(initech.run.lines).noneMatch(line -> line.contains("now"));
    }
}

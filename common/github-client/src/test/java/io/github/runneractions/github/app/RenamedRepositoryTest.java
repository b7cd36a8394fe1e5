package io.github.runneractions.github.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.github.RepositoryName;
import io.github.runneractions.runtime.PreconditionFailed;
import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.sandbox.github.fault.Fault;
import io.github.runneractions.sandbox.github.model.StoredInstallation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A token for a repository by the name that it had before. */
class RenamedRepositoryTest {
    private static final InstallationTarget GEARS =
            new InstallationTarget.OfRepository(new RepositoryName("acme", "gears"));
    private static final TokenRestrictions TO_GEARS =
            new TokenRestrictions(List.of("gears"), Permissions.of("administration", "write"));
    private static final String RENAMED =
            "acme/gears is now called acme/widgets. GitHub redirects the old name only until"
                    + " another repository gets it. Set the present name.";

    private final Acme acme = new Acme();
    private final App app = new App(acme.credentials, acme.client(), acme.context);

    @BeforeEach
    void rename() {
        var world = acme.sandbox.world();
        world.repositories()
                .addFormerName(world.repositories().find("acme/widgets").orElseThrow(), "acme/gears");
        world.addRepository("acme/gadgets");
    }

    @AfterEach
    void close() {
        acme.close();
    }

    @Test
    void isForItsPresentName() {
        var token = app.mint(app.find(GEARS), TO_GEARS);

        assertThat(token.repositories()).containsExactly("widgets");
        assertThat(token.permissions()).hasToString("administration: write, metadata: read");
        assertThat(token.notices()).containsExactly(RENAMED);
        assertThat(acme.lines).containsOnlyOnce(RENAMED);
    }

    @Test
    void leavesNoTokenBehind() {
        app.mint(app.find(GEARS), TO_GEARS);

        assertThat(acme.requests())
                .containsExactly(
                        "GET 301", "GET 200", "POST 422", "GET 301", "GET 200", "POST 201", "DELETE 204", "POST 201");
    }

    @Test
    void isForOthersToo() {
        var both = new TokenRestrictions(List.of("gadgets", "gears"), Permissions.ALL);

        assertThat(app.mint(app.find(GEARS), both).repositories()).containsExactly("gadgets", "widgets");
    }

    @Test
    void isRefusedAsBeforeIfThePresentNameIsNotKnown() {
        var installation = app.find(GEARS);
        acme.sandbox.faults().add("POST /app/installations/*/access_tokens", Fault.status(403), 1, 1);

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> app.mint(installation, TO_GEARS))
                .withMessageContaining("GitHub responded with 422: There is at least one repository");
    }

    @Test
    void isOnlyReportedInADryRun() {
        app.verify(app.find(GEARS), TO_GEARS);

        assertThat(acme.lines).anyMatch(line -> line.startsWith("acme/gears now has another name."));
        assertThat(acme.requests()).noneMatch(request -> request.startsWith("POST"));
    }

    @Test
    void isNotForARepositoryOfAnotherAccount() {
        var world = acme.sandbox.world();
        world.repositories().addFormerName(world.addRepository("globex/turbines"), "acme/turbines");
        world.install(StoredInstallation.of(77, 12345, "globex", Map.of("administration", "write")));

        assertThatExceptionOfType(PreconditionFailed.class)
                .isThrownBy(() -> app.find(new InstallationTarget.OfRepository(new RepositoryName("acme", "turbines"))))
                .withMessage(
                        "Tried to find the app's installation on acme/turbines, but GitHub redirects this name to a"
                                + " repository of globex (installation 77 on globex).")
                .satisfies(e -> assertThat(e.hint().toString())
                        .isEqualTo("Open " + acme.client().server().web()
                                + "/acme/turbines to see what it is called now, and set that name."));
    }

    @Test
    void isToldOnceInAProcess() {
        var former = new RepositoryName("acme", "gears");

        assertThat(former.renamedTo(Optional.empty())).startsWith("acme/gears now has another name. GitHub");
        app.mint(app.find(GEARS), TO_GEARS);
        app.mint(app.find(GEARS), TO_GEARS);
        assertThat(acme.lines).containsOnlyOnce(RENAMED);
    }
}

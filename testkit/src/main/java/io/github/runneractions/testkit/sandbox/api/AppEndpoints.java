package io.github.runneractions.testkit.sandbox.api;

import io.github.runneractions.testkit.sandbox.world.Account;
import io.github.runneractions.testkit.sandbox.world.Installation;
import io.github.runneractions.testkit.sandbox.world.World;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What an app asks about itself, with a JWT. */
final class AppEndpoints {

    private static final Access APP = new Access.App();
    private static final String DOCS = "/apps/apps#get-";

    private final World world;

    AppEndpoints(World world) {
        this.world = world;
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.get("/app", APP, DOCS + "the-authenticated-app", this::app),
                Endpoint.get(
                        "/app/installations",
                        APP,
                        "/apps/apps#list-installations-for-the-authenticated-app",
                        this::installations),
                lookup("/app/installations/{installation_id}", "an-installation", this::byId),
                lookup("/repos/{owner}/{repo}/installation", "a-repository-installation", this::ofRepository),
                lookup("/orgs/{org}/installation", "an-organization-installation", this::ofOrganization),
                lookup("/users/{username}/installation", "a-user-installation", this::ofUser),
                lookup("/enterprises/{enterprise}/installation", "an-enterprise-installation", this::ofEnterprise));
    }

    private Answer app(Call call) {
        return Answer.ok(new AppShape(world, call.base()).app(call.app()));
    }

    private Answer installations(Call call) {
        AppShape shape = new AppShape(world, call.base());
        return Page.of(world.installations().of(call.app()), call)
                .list(installation -> shape.installation(call.app(), installation));
    }

    private Optional<Installation> byId(Call call) {
        return world.installations()
                .find(call.number("installation_id"))
                .filter(installation -> installation.app() == call.app().id());
    }

    private Optional<Installation> ofRepository(Call call) {
        return world.repositories()
                .find(call.repository())
                .flatMap(repository -> world.installations().find(call.app(), repository));
    }

    private Optional<Installation> ofOrganization(Call call) {
        return of(call, world.accounts().organization(call.path("org")));
    }

    private Optional<Installation> ofUser(Call call) {
        return of(call, world.accounts().find(call.path("username")));
    }

    private Optional<Installation> ofEnterprise(Call call) {
        return of(call, world.accounts().enterprise(call.path("enterprise")));
    }

    private Optional<Installation> of(Call call, Optional<Account> account) {
        return account.flatMap(found -> world.installations().find(call.app(), found));
    }

    private Endpoint lookup(String path, String documentation, Function<Call, Optional<Installation>> find) {
        return Endpoint.get(
                path,
                APP,
                DOCS + documentation + "-for-the-authenticated-app",
                call -> Answer.ok(new AppShape(world, call.base())
                        .installation(call.app(), find.apply(call).orElseThrow(Refusal::notFound))));
    }
}

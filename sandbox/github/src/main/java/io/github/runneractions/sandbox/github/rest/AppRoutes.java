package io.github.runneractions.sandbox.github.rest;

import io.github.runneractions.sandbox.github.model.Account;
import io.github.runneractions.sandbox.github.model.StoredInstallation;
import io.github.runneractions.sandbox.github.model.World;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The requests of an app about itself, with a JWT. */
final class AppRoutes {

    private static final AccessRule APP = new AccessRule.App();
    private static final String DOCS = "/apps/apps#get-";

    private final World world;

    AppRoutes(World world) {
        this.world = world;
    }

    List<Route> all() {
        return List.of(
                Route.get("/app", APP, DOCS + "the-authenticated-app", this::app),
                Route.get(
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

    private RestResponse app(Call call) {
        return RestResponse.ok(new AppShape(world, call.base()).app(call.app()));
    }

    private RestResponse installations(Call call) {
        AppShape shape = new AppShape(world, call.base());
        return Page.of(world.installations().of(call.app()), call)
                .list(installation -> shape.installation(call.app(), installation));
    }

    private Optional<StoredInstallation> byId(Call call) {
        return world.installations()
                .find(call.number("installation_id"))
                .filter(installation -> installation.app() == call.app().id());
    }

    private Optional<StoredInstallation> ofRepository(Call call) {
        return world.repositories()
                .find(call.repository())
                .flatMap(repository -> world.installations().find(call.app(), repository));
    }

    private Optional<StoredInstallation> ofOrganization(Call call) {
        return of(call, world.accounts().organization(call.path("org")));
    }

    private Optional<StoredInstallation> ofUser(Call call) {
        return of(call, world.accounts().find(call.path("username")));
    }

    private Optional<StoredInstallation> ofEnterprise(Call call) {
        return of(call, world.accounts().enterprise(call.path("enterprise")));
    }

    private Optional<StoredInstallation> of(Call call, Optional<Account> account) {
        return account.flatMap(found -> world.installations().find(call.app(), found));
    }

    private Route lookup(String path, String documentation, Function<Call, Optional<StoredInstallation>> find) {
        return Route.get(
                path,
                APP,
                DOCS + documentation + "-for-the-authenticated-app",
                call -> RestResponse.ok(new AppShape(world, call.base())
                        .installation(call.app(), find.apply(call).orElseThrow(RestError::notFound))));
    }
}

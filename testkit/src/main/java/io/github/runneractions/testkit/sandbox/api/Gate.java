package io.github.runneractions.testkit.sandbox.api;

import io.github.runneractions.testkit.sandbox.world.AccessToken;
import io.github.runneractions.testkit.sandbox.world.Account;
import io.github.runneractions.testkit.sandbox.world.Repository;
import io.github.runneractions.testkit.sandbox.world.World;
import java.util.Set;

/** Lets a caller through to an endpoint, or refuses as GitHub does. */
final class Gate {

    private final World world;

    Gate(World world) {
        this.world = world;
    }

    void check(Access access, Call call) {
        switch (access) {
            case Access.Public() -> {}
            case Access.App() -> {
                if (!(call.principal() instanceof Principal.AsApp)) {
                    throw JsonWebToken.undecodable();
                }
            }
            case Access.Installation() -> {
                if (!(call.principal() instanceof Principal.AsInstallation)) {
                    throw new Refusal(
                            403,
                            "You must authenticate with an installation access token in order to list repositories for"
                                    + " an installation.");
                }
            }
            case Access.Repository(String permission, String level) -> repository(call, permission, level);
            case Access.Organization(String permission, String level) -> organization(call, permission, level);
            case Access.Enterprise(String scope) -> enterprise(call, scope);
        }
    }

    private void repository(Call call, String permission, String level) {
        Repository repository = world.repositories().find(call.repository()).orElseThrow(Refusal::notFound);
        switch (call.principal()) {
            case Principal.AsInstallation(AccessToken.OfInstallation token) -> {
                if (!token.covers(repository)) {
                    throw Refusal.notFound();
                }
                require(token, permission, level);
            }
            case Principal.AsPerson(AccessToken.Personal token) ->
                require(token, "repo", "Must have admin rights to Repository.");
            case Principal.AsApp _ -> throw Refusal.notAccessible();
            case Principal.Anonymous _ -> throw Refusal.requiresAuthentication();
        }
    }

    private void organization(Call call, String permission, String level) {
        Account organization = world.accounts().organization(call.path("org")).orElseThrow(Refusal::notFound);
        switch (call.principal()) {
            case Principal.AsInstallation(AccessToken.OfInstallation token) -> {
                if (!token.installation().account().equalsIgnoreCase(organization.login())) {
                    throw Refusal.notAccessible();
                }
                require(token, permission, level);
            }
            case Principal.AsPerson(AccessToken.Personal token) ->
                require(token, "admin:org", "Must have admin rights to Organization.");
            case Principal.AsApp _ -> throw Refusal.notAccessible();
            case Principal.Anonymous _ -> throw Refusal.requiresAuthentication();
        }
    }

    private void enterprise(Call call, String scope) {
        switch (call.principal()) {
            case Principal.AsPerson(AccessToken.Personal token) -> {
                boolean exists =
                        world.accounts().enterprise(call.path("enterprise")).isPresent();
                if (!exists || !hasOne(token.scopes(), scope, "admin:enterprise")) {
                    throw Refusal.notFound();
                }
            }
            case Principal.Anonymous _ -> throw Refusal.requiresAuthentication();
            case Principal.AsApp _, Principal.AsInstallation _ -> throw Refusal.notAccessible();
        }
    }

    private static boolean hasOne(Set<String> scopes, String... wanted) {
        return Set.of(wanted).stream().anyMatch(scopes::contains);
    }

    private static void require(AccessToken.OfInstallation token, String permission, String level) {
        if (!token.permissions().allow(permission, level)) {
            throw Refusal.notAccessible();
        }
    }

    private static void require(AccessToken.Personal token, String scope, String refusal) {
        if (!token.scopes().contains(scope)) {
            throw new Refusal(403, refusal);
        }
    }
}

package io.github.runneractions.sandbox.github.rest;

import io.github.runneractions.sandbox.github.model.AccessToken;
import io.github.runneractions.sandbox.github.model.Account;
import io.github.runneractions.sandbox.github.model.Repository;
import io.github.runneractions.sandbox.github.model.World;
import java.util.Set;

/** Lets a caller through to an endpoint, or refuses as GitHub does. */
final class Gate {

    private final World world;

    Gate(World world) {
        this.world = world;
    }

    void check(AccessRule access, Call call) {
        switch (access) {
            case AccessRule.Public() -> {}
            case AccessRule.App() -> {
                if (!(call.principal() instanceof Principal.AsApp)) {
                    throw JsonWebToken.undecodable();
                }
            }
            case AccessRule.Installation() -> {
                if (!(call.principal() instanceof Principal.AsInstallation)) {
                    throw new RestError(
                            403,
                            "You must authenticate with an installation access token in order to list repositories for"
                                    + " an installation.");
                }
            }
            case AccessRule.Repository(String permission, String level) -> repository(call, permission, level);
            case AccessRule.Organization(String permission, String level) -> organization(call, permission, level);
            case AccessRule.Enterprise(String scope) -> enterprise(call, scope);
        }
    }

    private void repository(Call call, String permission, String level) {
        Repository repository = world.repositories().find(call.repository()).orElseThrow(RestError::notFound);
        switch (call.principal()) {
            case Principal.AsInstallation(AccessToken.OfInstallation token) -> {
                if (!token.covers(repository)) {
                    throw RestError.notFound();
                }
                require(token, permission, level);
            }
            case Principal.AsPerson(AccessToken.Personal token) ->
                require(token, "repo", "Must have admin rights to Repository.");
            case Principal.AsApp _ -> throw RestError.notAccessible();
            case Principal.Anonymous _ -> throw RestError.requiresAuthentication();
        }
    }

    private void organization(Call call, String permission, String level) {
        Account organization = world.accounts().organization(call.path("org")).orElseThrow(RestError::notFound);
        switch (call.principal()) {
            case Principal.AsInstallation(AccessToken.OfInstallation token) -> {
                if (!token.installation().account().equalsIgnoreCase(organization.login())) {
                    throw RestError.notAccessible();
                }
                require(token, permission, level);
            }
            case Principal.AsPerson(AccessToken.Personal token) ->
                require(token, "admin:org", "Must have admin rights to Organization.");
            case Principal.AsApp _ -> throw RestError.notAccessible();
            case Principal.Anonymous _ -> throw RestError.requiresAuthentication();
        }
    }

    private void enterprise(Call call, String scope) {
        switch (call.principal()) {
            case Principal.AsPerson(AccessToken.Personal token) -> {
                boolean exists =
                        world.accounts().enterprise(call.path("enterprise")).isPresent();
                if (!exists || !hasOne(token.scopes(), scope, "admin:enterprise")) {
                    throw RestError.notFound();
                }
            }
            case Principal.Anonymous _ -> throw RestError.requiresAuthentication();
            case Principal.AsApp _, Principal.AsInstallation _ -> throw RestError.notAccessible();
        }
    }

    private static boolean hasOne(Set<String> scopes, String... wanted) {
        return Set.of(wanted).stream().anyMatch(scopes::contains);
    }

    private static void require(AccessToken.OfInstallation token, String permission, String level) {
        if (!token.permissions().allow(permission, level)) {
            throw RestError.notAccessible();
        }
    }

    private static void require(AccessToken.Personal token, String scope, String refusal) {
        if (!token.scopes().contains(scope)) {
            throw new RestError(403, refusal);
        }
    }
}

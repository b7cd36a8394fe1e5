package io.github.runneractions.testkit.sandbox.state;

import io.github.runneractions.testkit.sandbox.world.AccessToken;
import io.github.runneractions.testkit.sandbox.world.Installation;
import io.github.runneractions.testkit.sandbox.world.Permissions;
import io.github.runneractions.testkit.sandbox.world.Tokens;
import io.github.runneractions.testkit.sandbox.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Tokens of a state file: those that exist before anyone asks for one. */
final class TokenEntries {

    private static final Duration PERSONAL_LIFETIME = Duration.ofDays(365);

    private TokenEntries() {}

    static void add(State.TokenEntry entry, World world) {
        if (entry.installation() == null) {
            addPersonal(entry, world);
            return;
        }
        Installation installation = world.installations()
                .find(entry.installation())
                .orElseThrow(() -> new IllegalArgumentException(
                        "A token is of installation " + entry.installation() + ", which is not in the file"));
        world.tokens()
                .add(new AccessToken.OfInstallation(
                        entry.token(),
                        expiry(entry, world, Tokens.LIFETIME),
                        installation,
                        entry.permissions() == null ? installation.permissions() : Permissions.of(entry.permissions()),
                        Optional.ofNullable(entry.repositories()).map(Set::copyOf)));
    }

    private static void addPersonal(State.TokenEntry entry, World world) {
        String user = Optional.ofNullable(entry.user()).orElse("octocat");
        world.addUser(user);
        world.tokens()
                .add(new AccessToken.Personal(
                        entry.token(),
                        expiry(entry, world, PERSONAL_LIFETIME),
                        user,
                        Set.copyOf(State.orEmpty(entry.scopes()))));
    }

    private static Instant expiry(State.TokenEntry entry, World world, Duration lifetime) {
        return world.clock().now().plus(entry.expired() ? Duration.ofSeconds(-1) : lifetime);
    }
}

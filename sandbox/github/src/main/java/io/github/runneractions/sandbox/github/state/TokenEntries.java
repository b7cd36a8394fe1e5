package io.github.runneractions.sandbox.github.state;

import io.github.runneractions.sandbox.github.model.AccessToken;
import io.github.runneractions.sandbox.github.model.GrantedPermissions;
import io.github.runneractions.sandbox.github.model.StoredInstallation;
import io.github.runneractions.sandbox.github.model.Tokens;
import io.github.runneractions.sandbox.github.model.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Tokens of a state file: those that exist before anyone asks for one. */
final class TokenEntries {

    private static final Duration PERSONAL_LIFETIME = Duration.ofDays(365);

    private TokenEntries() {}

    static void add(StateDocument.TokenEntry entry, World world) {
        if (entry.installation() == null) {
            addPersonal(entry, world);
            return;
        }
        StoredInstallation installation = world.installations()
                .find(entry.installation())
                .orElseThrow(() -> new IllegalArgumentException(
                        "A token is of installation " + entry.installation() + ", which is not in the file"));
        world.tokens()
                .add(new AccessToken.OfInstallation(
                        entry.token(),
                        expiry(entry, world, Tokens.LIFETIME),
                        installation,
                        entry.permissions() == null
                                ? installation.permissions()
                                : GrantedPermissions.of(entry.permissions()),
                        Optional.ofNullable(entry.repositories()).map(Set::copyOf)));
    }

    private static void addPersonal(StateDocument.TokenEntry entry, World world) {
        String user = Optional.ofNullable(entry.user()).orElse("octocat");
        world.addUser(user);
        world.tokens()
                .add(new AccessToken.Personal(
                        entry.token(),
                        expiry(entry, world, PERSONAL_LIFETIME),
                        user,
                        Set.copyOf(StateDocument.orEmpty(entry.scopes()))));
    }

    private static Instant expiry(StateDocument.TokenEntry entry, World world, Duration lifetime) {
        return world.clock().now().plus(entry.expired() ? Duration.ofSeconds(-1) : lifetime);
    }
}

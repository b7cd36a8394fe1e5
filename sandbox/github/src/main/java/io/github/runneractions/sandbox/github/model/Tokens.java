package io.github.runneractions.sandbox.github.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All tokens that are good, and those that were until they expired. A revoked one is forgotten. */
public final class Tokens {

    /** How long a token of an installation, and one for runners, is good. */
    public static final Duration LIFETIME = Duration.ofHours(1);

    private final TokenValues values = new TokenValues();
    private final Map<String, AccessToken> access = new ConcurrentHashMap<>();
    private final Map<String, RunnerToken> runner = new ConcurrentHashMap<>();
    private final SandboxClock clock;

    Tokens(SandboxClock clock) {
        this.clock = clock;
    }

    /** Makes a token for an installation. */
    public AccessToken.OfInstallation mint(
            StoredInstallation installation,
            GrantedPermissions permissions,
            Optional<Set<String>> repositories,
            TokenFormat format) {
        Instant expiresAt = clock.now().plus(LIFETIME);
        String value = values.installationToken(format, installation.app(), installation.id(), expiresAt);
        var token = new AccessToken.OfInstallation(value, expiresAt, installation, permissions, repositories);
        add(token);
        return token;
    }

    /** Makes a registration or removal token. */
    public RunnerToken mint(RunnerToken.Kind kind, RunnerPlace scope) {
        var token =
                new RunnerToken(values.runnerToken(), kind, scope, clock.now().plus(LIFETIME));
        runner.put(token.value(), token);
        return token;
    }

    /** Makes a token known that was made elsewhere. */
    public void add(AccessToken token) {
        access.put(token.value(), token);
    }

    /** The token, unless it is unknown, revoked or expired. */
    public Optional<AccessToken> find(String value) {
        return Optional.ofNullable(access.get(value))
                .filter(token -> token.expiresAt().isAfter(clock.now()));
    }

    /** The registration or removal token, unless it is unknown or expired. */
    public Optional<RunnerToken> find(String value, RunnerToken.Kind kind) {
        return Optional.ofNullable(runner.get(value))
                .filter(token -> token.kind() == kind && token.expiresAt().isAfter(clock.now()));
    }

    /** Makes a token worthless at once. */
    public void revoke(AccessToken token) {
        access.remove(token.value());
    }

    /** Makes a registration or removal token worthless at once. */
    public void revoke(RunnerToken token) {
        runner.remove(token.value());
    }
}

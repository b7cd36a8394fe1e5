package io.github.runneractions.github.app;

import io.github.runneractions.github.Authorization;
import io.github.runneractions.github.Endpoint;
import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.github.RepositoryName;
import io.github.runneractions.github.http.ApiResponse;
import io.github.runneractions.github.http.GitHubClock;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.ProcessContext;
import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.runtime.Secret;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** An app that acts as itself: finds its installations and creates their tokens. Usually with two requests. */
public final class App {
    /** For a smaller difference, a late response cannot be distinguished from a wrong clock. */
    private static final Duration WORTH_SAYING = Duration.ofSeconds(30);

    private final GitHubClient client;
    private final AppCredentials credentials;
    private final AppJwts jwts;
    private final ProcessContext context;

    /** An app that signs by the clock of {@code client}'s GitHub. */
    public App(AppCredentials credentials, GitHubClient client, ProcessContext context) {
        this.client = client;
        this.credentials = credentials;
        this.jwts = new AppJwts(credentials, client.clock(), context.secrets());
        this.context = context;
    }

    /**
     * Finds the installation on {@code target}.
     *
     * @throws Rejected when the app is not installed there, or the key or id is wrong
     * @throws io.github.runneractions.runtime.PreconditionFailed when the repository was transferred to another account
     * @throws io.github.runneractions.runtime.PreconditionFailed when it is another account's or app's installation
     */
    public Installation find(InstallationTarget target) {
        var endpoint = new FindInstallation(target);
        var response = exchange(endpoint);
        try {
            var found = decoded(endpoint, response);
            endpoint.requireSameOwner(found, response);
            endpoint.requireAgreement(found, response, credentials);
            return found;
        } catch (Rejected e) {
            throw e.topic().equals(FindInstallation.NOT_INSTALLED) ? diagnosis().explain(endpoint, response, e) : e;
        }
    }

    /**
     * Creates a token of {@code installation}.
     *
     * @throws Rejected when the installation lacks a requested permission or repository, or the token is for more than was
     *     asked for; such a token is revoked
     */
    public InstallationToken mint(Installation installation, TokenRestrictions narrowing) {
        var endpoint = new CreateInstallationToken(installation, narrowing, context.secrets());
        var response = exchange(endpoint);
        try {
            var token = decoded(endpoint, response);
            UnaskedAccess.of(endpoint, response, names -> lookUp(endpoint, names))
                    .ifPresent(what -> {
                        throw GitHubClient.rejected(endpoint, AppErrors.otherToken(what), response);
                    });
            return token;
        } catch (Rejected e) {
            endpoint.secret(response).ifPresent(this::revoke);
            if (response.status() == 422 && !e.topic().equals(AppErrors.NOT_GRANTED)) {
                return withPresentNames(endpoint, response, e);
            }
            throw e;
        }
    }

    /** A token for repositories that were renamed. If that was not the reason, the failure tells which of them are missing. */
    private InstallationToken withPresentNames(
            CreateInstallationToken endpoint, ApiResponse response, Rejected refused) {
        var installation = endpoint.installation();
        var lookups = lookUp(endpoint, endpoint.narrowing().repositories());
        if (!lookups.missing().isEmpty()) {
            throw GitHubClient.rejected(endpoint, AppErrors.missing(installation, lookups.missing()), response);
        }
        var renamed = new RenamedRepositories(presentNames(installation, lookups.moved()));
        if (renamed.names().isEmpty()) {
            throw refused;
        }
        var notices = renamed.notices(installation.account());
        notices.forEach((former, notice) -> {
            if (client.transport().isNews(former)) {
                context.log().info(notice);
            }
        });
        return mint(installation, renamed.in(endpoint.narrowing())).with(List.copyOf(notices.values()));
    }

    private AppDiagnosis.Lookups lookUp(CreateInstallationToken endpoint, List<String> names) {
        try {
            return diagnosis().lookUp(endpoint.installation(), names);
        } catch (Failure _) {
            // The first response is the cause; a failed diagnosis must not hide it.
            return AppDiagnosis.Lookups.NONE;
        }
    }

    /** Former → present names. GitHub redirects a lookup to the id; what has that id, it tells only to a token for it. */
    private Map<String, String> presentNames(Installation installation, Map<String, Long> moved) {
        var names = new LinkedHashMap<String, String>();
        try {
            for (var repository : moved.entrySet()) {
                // Or else the revocation, which is told too, would seem to be that of the token that is wanted.
                context.log()
                        .info("Asking GitHub what " + installation.account() + "/" + repository.getKey()
                                + " is called now, with a token for that only");
                var least = new TokenRestrictions(List.of(), List.of(repository.getValue()), RenamedRepositories.LEAST);
                var token = mint(installation, least);
                revoke(token.secret());
                token.repositories().forEach(name -> names.put(repository.getKey(), name));
            }
            return names;
        } catch (Failure _) {
            return Map.of();
        }
    }

    /** If the rest of the response cannot be read, the token is not used, but valid. */
    private void revoke(Secret token) {
        new Revocation(token, "the end of its hour", client, context).close();
    }

    /**
     * Checks whether {@link #mint} would succeed, without creating a token.
     *
     * @throws Rejected with the error of GitHub that is expected
     */
    public void verify(Installation installation, TokenRestrictions narrowing) {
        var endpoint = new CreateInstallationToken(installation, narrowing, context.secrets());
        if (installation.state() == Installation.State.SUSPENDED) {
            throw GitHubClient.rejected(endpoint, AppErrors.suspended(installation), 403);
        }
        var lacking = narrowing.permissions().missingFrom(installation.permissions());
        if (!lacking.isEmpty()) {
            throw GitHubClient.rejected(endpoint, AppErrors.notGranted(installation, lacking), 422);
        }
        var lookups = diagnosis().lookUp(installation, narrowing.repositories());
        if (!lookups.missing().isEmpty()) {
            throw GitHubClient.rejected(endpoint, AppErrors.missing(installation, lookups.missing()), 422);
        }
        lookups.moved().keySet().stream()
                .map(name -> new RepositoryName(installation.account(), name).renamedTo(Optional.empty()))
                .forEach(context.log()::info);
    }

    /** A JWT of the app's own, good for some minutes and by GitHub's clock. */
    public Secret jwt() {
        return jwts.signed().value();
    }

    private AppDiagnosis diagnosis() {
        return new AppDiagnosis(client, jwts.authorization());
    }

    private ApiResponse exchange(Endpoint<?> endpoint) {
        // The JWT of the last attempt: one may have been repeated with another.
        var used = new AtomicReference<>(jwts.current());
        var response = client.exchange(
                endpoint,
                () -> Authorization.token(used.updateAndGet(_ -> jwts.current()).value())
                        .header());
        var drift = jwts.drift(used.get());
        var repeat = response.status() == 401
                && jwts.renewable()
                && GitHubClock.length(drift).compareTo(AppJwts.NOTICEABLE) > 0;
        if (repeat || GitHubClock.length(drift).compareTo(WORTH_SAYING) > 0) {
            context.log()
                    .info("This machine's clock is " + drift.abs().toSeconds() + " s "
                            + (drift.isNegative() ? "ahead of" : "behind")
                            + " GitHub's. From now on, JWTs are signed with GitHub's time");
        }
        return repeat ? client.exchange(endpoint, jwts.authorization()) : response;
    }

    private <T> T decoded(Endpoint<T> endpoint, ApiResponse response) {
        if (response.status() == 401 && !response.foreign()) {
            if (!jwts.renewable()) {
                throw GitHubClient.rejected(endpoint, AppErrors.given(response), response);
            }
            var disbelieved = client.clock().implausibleOffset();
            if (disbelieved.isPresent()) {
                throw GitHubClient.rejected(endpoint, AppErrors.clock(disbelieved.get()), response);
            }
        }
        return GitHubClient.decoded(endpoint, response);
    }
}

package io.github.runneractions.registrationtoken;

import io.github.runneractions.github.runner.RunnerAddress;
import io.github.runneractions.github.runner.RunnerCredential;
import io.github.runneractions.github.runner.RunnerScope;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.secret.RegistrationSecretStore;
import io.github.runneractions.kubernetes.secret.SecretContent;
import io.github.runneractions.runtime.Deadline;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.ForeignText;
import io.github.runneractions.runtime.Secret;
import io.github.runneractions.toolkit.ActionContext;
import io.github.runneractions.toolkit.WorkflowLog;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The Kubernetes Secret that keeps the credential: the one place where a {@link RunnerCredential} and its entries meet. */
record CredentialSecret(
        Cluster cluster,
        RegistrationSecretStore secret,
        String name,
        RunnerAddress address,
        Optional<TokenEvents> events,
        WorkflowLog log)
        implements AutoCloseable {
    @FunctionalInterface
    private interface TokenType {
        RunnerCredential.Token of(RunnerScope scope, Secret secret, Instant expiresAt);
    }

    static CredentialSecret of(SecretTarget target, RunnerAddress address, ActionContext context, Deadline deadline) {
        var cluster = Cluster.of(target.connection(), context.environment(), context.clock());
        var secret = new RegistrationSecretStore(cluster, target.name(), context.process(), deadline);
        var events = target.release().map(release -> new TokenEvents(cluster, release, context.process()));
        return new CredentialSecret(cluster.until(deadline), secret, target.name(), address, events, context.log());
    }

    /** Calls the API once without a retry: a wrong address or token fails at once, while later calls wait for the API. */
    void connect() {
        var account = cluster.user().map(ForeignText::inOneLine).orElse("the account");
        log.info("Connected to " + cluster.connection().server() + " as " + account);
    }

    /**
     * The stored token, when it is of the requested kind and for the same runners; expired or not. Not a registration token without
     * a removal token: pods remove their runners with that.
     */
    Optional<RunnerCredential.Token> find(CredentialRequest request) {
        var stored = secret.read();
        return switch (request) {
            case CredentialRequest.RegistrationToken _ ->
                stored.filter(content -> content.removalToken().isPresent())
                        .flatMap(content -> token(
                                content, SecretContent.Kind.REGISTRATION, RunnerCredential.RegistrationToken::new));
            case CredentialRequest.RemovalToken _ ->
                stored.flatMap(
                        content -> token(content, SecretContent.Kind.REMOVAL, RunnerCredential.RemovalToken::new));
            // A configuration is used up by one start, so each run creates another.
            case CredentialRequest.JitConfig _ -> Optional.empty();
        };
    }

    private Optional<RunnerCredential.Token> token(SecretContent stored, SecretContent.Kind kind, TokenType type) {
        return stored.isFor(kind, address.url())
                ? stored.token().flatMap(token -> stored.expiresAt().map(end -> type.of(address.scope(), token, end)))
                : Optional.empty();
    }

    void store(RunnerCredential credential, Optional<RunnerCredential.RemovalToken> removal) {
        var content = content(credential);
        var stored = secret.store(
                removal.map(token -> content.withRemovalToken(token.secret())).orElse(content), Map.of());
        switch (stored.outcome()) {
            case CREATED -> {
                say("created");
                renewed(stored.content());
            }
            case RENEWED -> {
                say("renewed");
                renewed(stored.content());
            }
            case KEPT ->
                say("not changed: another client has stored a token that is valid until "
                        + stored.content().expiresAt().map(Instant::toString).orElse("?"));
        }
    }

    private void renewed(SecretContent content) {
        events.ifPresent(to -> to.renewed(name, content));
    }

    /** The result of {@code renewal}, a part of the renewal of the token. When that fails, an Event tells why. */
    <T> T telling(Supplier<T> renewal) {
        try {
            return renewal.get();
        } catch (Failure e) {
            events.ifPresent(to -> to.notRenewed(e));
            throw e;
        }
    }

    private SecretContent content(RunnerCredential credential) {
        var scope = credential.scope().toString();
        return switch (credential) {
            case RunnerCredential.RegistrationToken token ->
                SecretContent.token(
                        SecretContent.Kind.REGISTRATION, scope, address.url(), token.secret(), token.expiresAt());
            case RunnerCredential.RemovalToken token ->
                SecretContent.token(
                        SecretContent.Kind.REMOVAL, scope, address.url(), token.secret(), token.expiresAt());
            case RunnerCredential.JitConfig config ->
                SecretContent.jit(
                        scope, address.url(), config.secret(), config.runner().id());
        };
    }

    void say(String what) {
        log.info("Secret " + name + " in namespace " + cluster.connection().namespace() + " " + what);
    }

    @Override
    public void close() {
        cluster.close();
    }
}

package io.github.runneractions.registrationtoken;

import io.github.runneractions.github.runner.RegistrationToken;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.secret.RegistrationSecretStore;
import io.github.runneractions.kubernetes.secret.SecretContent;
import io.github.runneractions.runtime.ForeignText;
import io.github.runneractions.toolkit.ActionContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Where what was made goes to beside the outputs: a file, and a Secret in a cluster. */
final class Destinations implements AutoCloseable {
    /** GitHub's tokens live an hour; whoever wrote a later end into the Secret would keep every new one out. */
    private static final Duration PLAUSIBLE = Lifetimes.OF_A_TOKEN.plusMinutes(5);

    private final RegistrationTokenInputs inputs;
    private final ActionContext context;
    private final Optional<Cluster> cluster;
    private final Optional<RegistrationSecretStore> secret;

    private Destinations(
            RegistrationTokenInputs inputs,
            ActionContext context,
            Optional<Cluster> cluster,
            Optional<RegistrationSecretStore> secret) {
        this.inputs = inputs;
        this.context = context;
        this.cluster = cluster;
        this.secret = secret;
    }

    /** Looks whether the file can be written, as far as that can be told before anything is made. */
    static Destinations open(RegistrationTokenInputs inputs, ActionContext context, Instant deadline) {
        inputs.file().ifPresent(SecretFile::check);
        var cluster =
                inputs.secret().map(target -> Cluster.of(target.connection(), context.environment(), context.clock()));
        var secret = cluster.map(of ->
                new RegistrationSecretStore(of, inputs.secret().orElseThrow().name(), context.process(), deadline));
        return new Destinations(inputs, context, cluster, secret);
    }

    /** What the Secret holds, if it is what is wanted and good for longer than {@code renew-before}. */
    Optional<Handout> kept(GitHubTime time) {
        cluster.ifPresent(this::connect);
        return secret.flatMap(RegistrationSecretStore::read).flatMap(there -> kept(there, time));
    }

    /** Tried once: a wrong address or token is told at once, while later calls wait for an API that restarts. */
    private void connect(Cluster to) {
        var account = to.user().map(ForeignText::inOneLine).orElse("the account");
        context.log().info("Connected to " + to.connection().server() + " as " + account);
    }

    private Optional<Handout> kept(SecretContent there, GitHubTime time) {
        if (!(inputs.wanted() instanceof Wanted.Token(var kind))
                || !there.isFor(Contents.kind(kind), inputs.address().url())) {
            return Optional.empty();
        }
        return there.token()
                .flatMap(token -> there.expiresAt()
                        .filter(end -> time.now()
                                .filter(now -> worthKeeping(Duration.between(now, end)))
                                .isPresent())
                        .map(end -> {
                            say("holds a token that is good until " + end + "; nothing to renew");
                            return new Handout.Token(kind, new RegistrationToken(token, end));
                        }));
    }

    private boolean worthKeeping(Duration left) {
        return left.compareTo(inputs.renewBefore()) > 0
                && left.compareTo(inputs.checks().minimumLifetime()) >= 0
                && left.compareTo(PLAUSIBLE) <= 0;
    }

    /** Puts what was made where it is wanted; into the Secret last, where pods start with what stands there. */
    void deliver(Handout handout) {
        write(handout);
        secret.ifPresent(of -> store(of, handout));
    }

    /** Puts it into the file, if one is wanted. */
    void write(Handout handout) {
        inputs.file().ifPresent(file -> {
            file.write(handout.secret());
            context.log().info("Written to " + file.path() + ", for its owner alone");
        });
    }

    private void store(RegistrationSecretStore of, Handout handout) {
        var stored = of.store(Contents.of(handout, inputs.address()), Map.of());
        switch (stored.outcome()) {
            case CREATED -> say("made");
            case RENEWED -> say("renewed");
            case KEPT ->
                say("left as it is: somebody else has put a token there that is good until "
                        + stored.content().expiresAt().map(Instant::toString).orElse("?"));
        }
    }

    private void say(String what) {
        var target = inputs.secret().orElseThrow();
        context.log()
                .info("Secret " + target.name() + " in namespace "
                        + target.connection().namespace() + " " + what);
    }

    @Override
    public void close() {
        cluster.ifPresent(Cluster::close);
    }
}

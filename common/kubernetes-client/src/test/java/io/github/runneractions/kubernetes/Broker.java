package io.github.runneractions.kubernetes;

import io.github.runneractions.runtime.Environment;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Who keeps a token in a Secret, as an action does it: with a connection and a log of its own. */
final class Broker implements AutoCloseable {
    static final URI URL = URI.create("https://github.com/acme/widgets");
    static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    final TestRun run = new TestRun(Map.of());
    final Cluster cluster;
    final TokenSecret secret;

    Broker(TenantNamespace tenant, String name) {
        this(tenant, name, Duration.ofMinutes(2));
    }

    Broker(TenantNamespace tenant, String name, Duration patience) {
        this(tenant, tenant.token(), name, patience);
    }

    private Broker(TenantNamespace tenant, String token, String name, Duration patience) {
        cluster = Cluster.of(
                new ClusterConnection(
                        tenant.server(),
                        Optional.of(tenant.caPem()),
                        new Credential.BearerToken(run.mask(token)),
                        tenant.namespace()),
                new Environment(Map.of()),
                Clock.systemUTC());
        secret = new TokenSecret(cluster, name, run.context, run.in(patience));
    }

    /** One in {@code tenant}'s namespace that may do all. */
    static Broker almighty(ControlPlane plane, TenantNamespace tenant, String name) {
        try {
            var admin = Kubeconfig.parse(Files.readString(plane.adminKubeconfig()), TestSecrets::mask);
            var token = ((Credential.BearerToken) admin.credential()).token().reveal();
            return new Broker(tenant, token, name, Duration.ofMinutes(2));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stores a token that ends so many seconds after {@link #NOON}. */
    StoredSecret store(int second) {
        return secret.store(token(second), Map.of());
    }

    SecretContent token(int second) {
        return token(second, URL);
    }

    SecretContent token(int second, URI url) {
        return SecretContent.token(
                SecretContent.Kind.REGISTRATION,
                "acme/widgets",
                url,
                run.mask("SECRET-REGISTRATION-" + second),
                NOON.plusSeconds(second));
    }

    @Override
    public void close() {
        cluster.close();
    }
}

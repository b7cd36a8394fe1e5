package io.github.runneractions.sandbox.kubernetes;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.runneractions.sandbox.key.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** A team's deploying identity: the ServiceAccount {@code deployer} of one namespace, with permissions only there. */
public final class TenantNamespace {

    static final String ACCOUNT = "deployer";

    /** The shortest lifetime that an API server gives a token. */
    public static final Duration SHORTEST_LIFETIME = Duration.ofMinutes(10);

    private static final Duration USUAL_LIFETIME = Duration.ofHours(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KubernetesClient admin;
    private final SigningKey key;
    private final ClusterAccess access;

    TenantNamespace(KubernetesClient admin, SigningKey key, ClusterAccess adminAccess, String namespace) {
        this.admin = admin;
        this.key = key;
        this.access = new ClusterAccess(
                adminAccess.server(), adminAccess.caPem(), mint(admin, namespace, USUAL_LIFETIME), namespace);
    }

    /** Its namespace. */
    public String namespace() {
        return access.namespace();
    }

    /** The API server, an https URL with an address and a port. */
    public URI server() {
        return access.server();
    }

    /** The certificate that proves the server, PEM. */
    public String caPem() {
        return access.caPem();
    }

    /** A token that is good for an hour from when the tenant was made. */
    public String token() {
        return access.token();
    }

    /**
     * A fresh token.
     *
     * @param lifetime at least {@link #SHORTEST_LIFETIME}
     */
    public String token(Duration lifetime) {
        return mint(admin, namespace(), lifetime);
    }

    /** A token like any other, but that its hour ended an hour ago. */
    public String expiredToken() {
        try {
            // No server hands these out: a real one's claims, moved two hours back and signed with the server's key.
            String payload = token().substring(token().indexOf('.') + 1, token().lastIndexOf('.'));
            ObjectNode claims =
                    (ObjectNode) JSON.readTree(Base64.getUrlDecoder().decode(payload));
            long issued = Instant.now().minus(USUAL_LIFETIME.multipliedBy(2)).getEpochSecond();
            claims.put("iat", issued).put("nbf", issued).put("exp", issued + USUAL_LIFETIME.toSeconds());
            return key.jwt(JSON.writeValueAsString(claims));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a kubeconfig with its token; only its owner may read the file. */
    public Path writeKubeconfig(Path file) {
        return access.writeKubeconfig(file);
    }

    /** A client with its token; to be closed. */
    public KubernetesClient client() {
        return access.client();
    }

    /** Without the token. */
    @Override
    public String toString() {
        return ACCOUNT + " of " + access;
    }

    private static String mint(KubernetesClient admin, String namespace, Duration lifetime) {
        TokenRequest request = new TokenRequestBuilder()
                .withNewSpec()
                .withExpirationSeconds(lifetime.toSeconds())
                .endSpec()
                .build();
        return admin.serviceAccounts()
                .inNamespace(namespace)
                .withName(ACCOUNT)
                .tokenRequest(request)
                .getStatus()
                .getToken();
    }
}

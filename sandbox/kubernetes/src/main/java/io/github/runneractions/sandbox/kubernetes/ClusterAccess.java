package io.github.runneractions.sandbox.kubernetes;

import io.fabric8.kubernetes.api.model.ConfigBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;

/** A way into the cluster: where it is, what proves that it is the one, and who enters. */
record ClusterAccess(URI server, String caPem, String token, String namespace) {

    private static final String NAME = "test";

    /** A client that reads nothing from its surroundings and asks once. */
    KubernetesClient client() {
        Config config = new io.fabric8.kubernetes.client.ConfigBuilder(Config.empty())
                .withMasterUrl(server.toString())
                .withCaCertData(caBase64())
                .withOauthToken(token)
                .withNamespace(namespace)
                .withOnlyHttpWatches(true)
                .withRequestRetryBackoffLimit(0)
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    /** Writes it as a kubeconfig that only its owner may read. */
    Path writeKubeconfig(Path file) {
        var config = new ConfigBuilder()
                .addNewCluster()
                .withName(NAME)
                .withNewCluster()
                .withServer(server.toString())
                .withCertificateAuthorityData(caBase64())
                .endCluster()
                .endCluster()
                .addNewUser()
                .withName(NAME)
                .withNewUser()
                .withToken(token)
                .endUser()
                .endUser()
                .addNewContext()
                .withName(NAME)
                .withNewContext()
                .withCluster(NAME)
                .withUser(NAME)
                .withNamespace(namespace)
                .endContext()
                .endContext()
                .withCurrentContext(NAME)
                .build();
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.writeString(file, Serialization.asYaml(config));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the token. */
    @Override
    public String toString() {
        return server + ", namespace " + namespace;
    }

    private String caBase64() {
        return Base64.getEncoder().encodeToString(caPem.getBytes(StandardCharsets.US_ASCII));
    }
}

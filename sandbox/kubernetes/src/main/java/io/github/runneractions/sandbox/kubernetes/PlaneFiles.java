package io.github.runneractions.sandbox.kubernetes;

import io.github.runneractions.sandbox.key.SigningKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;

/** The files in a control plane's folder that its programs need to start. */
record PlaneFiles(Path folder, SigningKey key, String adminToken) {

    private static final String LOG = "container.log";

    /** As container runtimes write it. */
    private static final String LOG_LINE = "2026-11-29T07:00:00.000000000Z stderr F ";

    /** Writes what etcd and the API server need, and the stages that kwok puts nodes and pods through. */
    static PlaneFiles write(Path folder) {
        PlaneFiles files = new PlaneFiles(
                folder, SigningKey.ellipticCurve(), UUID.randomUUID().toString());
        try {
            Files.writeString(folder.resolve(PlanePrograms.SIGNING_KEY), files.key.privatePem());
            // The API server does not take a PKCS#8 file for this half.
            Files.writeString(folder.resolve(PlanePrograms.VERIFYING_KEY), files.key.publicPem());
            Files.writeString(
                    folder.resolve(PlanePrograms.TOKENS), files.adminToken + ",admin,admin,\"system:masters\"\n");
            for (String stages : new String[] {"nodes.yaml", "pods.yaml", "broken-pods.yaml"}) {
                try (InputStream resource = Objects.requireNonNull(PlaneFiles.class.getResourceAsStream(stages))) {
                    Files.copy(resource, folder.resolve(stages));
                }
            }
            Files.write(
                    folder.resolve(LOG),
                    PodFate.LOG.stream().map(line -> LOG_LINE + line).toList());
            Files.writeString(folder.resolve(PlanePrograms.LOGS), logs(folder.resolve(LOG)));
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same for each run of the container, also the one before its last restart. */
    private static String logs(Path file) {
        return """
            apiVersion: kwok.x-k8s.io/v1alpha1
            kind: ClusterLogs
            metadata: {name: loud}
            spec:
              logs:
                - containers: [%s]
                  logsFile: %s
                  previousLogsFile: %s
            """.formatted(PodFate.LOUD, file, file);
    }

    /** Whether the API server has made its certificate. */
    boolean certified() throws IOException {
        // Written last, after the certificate.
        Path last = folder.resolve(PlanePrograms.CERTIFICATES).resolve("apiserver.key");
        return Files.exists(last) && Files.size(last) > 0;
    }

    /** The admin's way in, written down as a kubeconfig too, once the API server has made its certificate. */
    ClusterAccess admin(int port) {
        try {
            // The file holds the server's certificate and, after it, that of the authority it was made by.
            String chain =
                    Files.readString(folder.resolve(PlanePrograms.CERTIFICATES).resolve("apiserver.crt"));
            String ca = chain.substring(chain.lastIndexOf("-----BEGIN CERTIFICATE-----"));
            Files.writeString(folder.resolve(PlanePrograms.CA), ca);
            ClusterAccess admin = new ClusterAccess(URI.create("https://127.0.0.1:" + port), ca, adminToken, "default");
            admin.writeKubeconfig(folder.resolve(PlanePrograms.ADMIN));
            return admin;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the token. */
    @Override
    public String toString() {
        return folder.toString();
    }
}

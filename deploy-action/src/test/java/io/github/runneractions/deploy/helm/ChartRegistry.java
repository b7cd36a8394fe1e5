package io.github.runneractions.deploy.helm;

import io.github.runneractions.sandbox.github.server.SandboxCertificates;
import io.github.runneractions.sandbox.key.Pem;
import io.github.runneractions.sandbox.process.ChildProcess;
import io.github.runneractions.sandbox.process.Command;
import io.github.runneractions.sandbox.process.FreePorts;
import io.github.runneractions.sandbox.process.TemporaryFolder;
import io.github.runneractions.sandbox.tools.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;

/** Docker's registry with a login, over TLS with an authority of its own. */
public final class ChartRegistry implements AutoCloseable {
    /** Who may read and write. */
    public static final String USER = "alice";

    /** The password of {@link #USER}. */
    public static final String PASSWORD = "r3gistry-passw0rd";

    /** The same, as the registry has it: bcrypt. */
    private static final String HASH = "$2b$04$eo2xtTsiFPSENgKK0QY98e6Myn2.s0rq4n0Lxpyi.k27ZVdF8ZND2";

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final TemporaryFolder folder;
    private final SandboxCertificates certificates;
    private final int port;
    private final ChildProcess process;

    private ChartRegistry(TemporaryFolder folder, SandboxCertificates certificates, int port, ChildProcess process) {
        this.folder = folder;
        this.certificates = certificates;
        this.port = port;
        this.process = process;
    }

    /** Starts an empty one. */
    public static ChartRegistry start() {
        var folder = TemporaryFolder.create("registry");
        var certificates = SandboxCertificates.create(folder.path(), "127.0.0.1");
        var port = FreePorts.next();
        write(folder.path().resolve("server.pem"), serverPem(certificates.keyStore()));
        write(folder.path().resolve("htpasswd"), USER + ":" + HASH + "\n");
        write(folder.path().resolve("config.yml"), """
                version: 0.1
                log: {level: warn}
                storage: {filesystem: {rootdirectory: %1$s/data}}
                http:
                  addr: 127.0.0.1:%2$d
                  tls: {certificate: %1$s/server.pem, key: %1$s/server.pem}
                auth: {htpasswd: {realm: charts, path: %1$s/htpasswd}}
                """.formatted(folder.path(), port));
        var process = Command.of(Tools.program("docker-registry"), folder.path().resolve("log"))
                .with("serve", folder.path().resolve("config.yml").toString())
                .start()
                .awaitReady(LIMIT, () -> {
                    try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                        return true;
                    }
                });
        return new ChartRegistry(folder, certificates, port, process);
    }

    /** Uploads a packed chart to the registry's folder of charts; returns the digest of what the registry has then. */
    public String push(Path chart) {
        var login = Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        var config = folder.path().resolve("login.json");
        write(config, "{\"auths\": {\"127.0.0.1:%d\": {\"auth\": \"%s\"}}}".formatted(port, login));
        var authority = folder.path().resolve("authority.pem");
        write(authority, certificates.caPem());
        try (var push = Command.of(Tools.program("helm"), folder.path().resolve("push.log"))
                .with("push", chart.toString(), url("charts"), "--ca-file", authority.toString())
                .with(Map.of("HELM_REGISTRY_CONFIG", config.toString()))
                .start()) {
            if (push.awaitExit(LIMIT) != 0) {
                throw new IllegalStateException(push.tail());
            }
            return push.tail()
                    .lines()
                    .filter(line -> line.startsWith("Digest: "))
                    .findFirst()
                    .orElseThrow()
                    .substring("Digest: ".length());
        }
    }

    /** The URL of {@code path} in it. */
    public String url(String path) {
        return "oci://127.0.0.1:" + port + "/" + path;
    }

    /** The certificate of its authority. */
    public String authorityPem() {
        return certificates.caPem();
    }

    private static String serverPem(Path store) {
        try (var stream = Files.newInputStream(store)) {
            var loaded = KeyStore.getInstance("PKCS12");
            loaded.load(stream, SandboxCertificates.PASSWORD.toCharArray());
            var key = loaded.getKey("server", SandboxCertificates.PASSWORD.toCharArray());
            var chain = Stream.of(loaded.getCertificateChain("server"))
                    .map(certificate -> Pem.of("CERTIFICATE", encoded(certificate)));
            return String.join(
                    "",
                    Stream.concat(Stream.of(Pem.of("PRIVATE KEY", key.getEncoded())), chain)
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] encoded(Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.close();
        folder.close();
    }
}

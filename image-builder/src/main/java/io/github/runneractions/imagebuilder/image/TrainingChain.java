package io.github.runneractions.imagebuilder.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A server's certificate, P-256, that of the authority that has signed it, and a root that has signed that one: a client
 * checks such a chain with other classes than a certificate that it trusts directly.
 *
 * @param server the server's key, with the chain
 * @param truststore the public authorities and the root, in the form of the JDK's own file
 * @param rootFile the root in PEM form
 */
public record TrainingChain(KeyStore server, Path truststore, Path rootFile) {

    // Guards nothing: the keys are made for one build and gone after it.
    static final String PASSWORD = "changeit";

    private static final String ROOT = "-alias root -groupname secp384r1 -dname CN=Root -ext bc:c";
    private static final String MIDDLE =
            "-alias middle -signer root -groupname secp256r1 -dname CN=Middle -ext bc=ca:true,pathlen:0";
    private static final String SERVER = "-alias server -signer middle -groupname secp256r1 -dname CN=localhost"
            + " -ext san=dns:localhost -ext ku=digitalSignature -ext eku=serverAuth";

    /** The root in PEM form. */
    public String rootPem() throws IOException {
        return Files.readString(rootFile);
    }

    /** Makes one; its files go to the scratch folder. */
    public static TrainingChain make(Path scratch) throws IOException {
        var file = scratch.resolve("chain.p12");
        for (var certificate : List.of(ROOT, MIDDLE, SERVER)) {
            keytool(file, certificate);
        }
        try {
            var all = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
            var server = KeyStore.getInstance("PKCS12");
            server.load(null, null);
            server.setKeyEntry(
                    "server",
                    all.getKey("server", PASSWORD.toCharArray()),
                    PASSWORD.toCharArray(),
                    all.getCertificateChain("server"));
            return new TrainingChain(server, trusting(all, scratch), pem(all, scratch));
        } catch (GeneralSecurityException e) {
            throw new IOException("The new keystore cannot be used", e);
        }
    }

    private static Path trusting(KeyStore chain, Path scratch) throws GeneralSecurityException, IOException {
        var published = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
        var trusted = KeyStore.getInstance("JKS");
        try (var in = Files.newInputStream(published)) {
            trusted.load(in, null);
        }
        trusted.setCertificateEntry("root", chain.getCertificate("root"));
        var file = scratch.resolve("trusted.jks");
        try (var out = Files.newOutputStream(file)) {
            trusted.store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    private static Path pem(KeyStore chain, Path scratch) throws GeneralSecurityException, IOException {
        var encoder = Base64.getMimeEncoder(64, new byte[] {'\n'});
        var body = encoder.encodeToString(chain.getCertificate("root").getEncoded());
        return Files.writeString(
                scratch.resolve("root.pem"), "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
    }

    private static void keytool(Path keystore, String options) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-storepass",
                PASSWORD,
                "-keystore",
                keystore.toString()));
        command.addAll(List.of(options.split(" ")));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var said = process.inputReader()) {
            var text = said.readAllAsString();
            if (process.onExit().join().exitValue() != 0) {
                throw new IOException("keytool failed: " + text);
            }
        }
    }
}

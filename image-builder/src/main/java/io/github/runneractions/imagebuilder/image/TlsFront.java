package io.github.runneractions.imagebuilder.image;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/**
 * TLS before a plain server on this machine, so that the classes TLS takes get into an AOT cache. GitHub's certificates
 * are of the same kind, P-256. Not the sandbox's own TLS: a fleet that takes part in the training speaks to it plainly.
 */
final class TlsFront implements Closeable {

    // Guards nothing: the key is made for one build and gone after it.
    private static final String PASSWORD = "changeit";

    private final URI behind;
    private final Path keystore;
    private final SSLServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    private TlsFront(URI behind, Path keystore, SSLServerSocket listener) {
        this.behind = behind;
        this.keystore = keystore;
        this.listener = listener;
    }

    /** Starts one before a server; its key goes to the scratch folder. */
    static TlsFront start(URI behind, Path scratch) throws IOException {
        var keystore = scratch.resolve("tls.p12");
        makeKey(keystore);
        var sockets = context(keystore).getServerSocketFactory();
        var listener = (SSLServerSocket) sockets.createServerSocket(0, 0, InetAddress.getLoopbackAddress());
        var front = new TlsFront(behind, keystore, listener);
        Thread.ofVirtual().start(front::accept);
        return front;
    }

    URI url() {
        return URI.create("https://localhost:" + listener.getLocalPort());
    }

    /** The JVM options that make a process trust it. */
    Stream<String> trust() {
        return Stream.of("-Djavax.net.ssl.trustStore=" + keystore, "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (var socket : sockets) {
            socket.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                var client = keep(listener.accept());
                var server = keep(new Socket(behind.getHost(), behind.getPort()));
                Thread.ofVirtual().start(() -> pump(client, server));
                Thread.ofVirtual().start(() -> pump(server, client));
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    private Socket keep(Socket socket) {
        sockets.add(socket);
        return socket;
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // Either side may hang up at any time.
        }
    }

    private static void makeKey(Path keystore) throws IOException {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var options = "-genkeypair -storepass " + PASSWORD + " -alias front -keyalg EC -groupname secp256r1"
                + " -dname CN=localhost -ext san=dns:localhost -keystore";
        var command = Stream.of(Stream.of(keytool), Stream.of(options.split(" ")), Stream.of(keystore.toString()));
        var process = new ProcessBuilder(command.flatMap(part -> part).toList())
                .redirectErrorStream(true)
                .start();
        try (var said = process.inputReader()) {
            var text = said.readAllAsString();
            if (process.onExit().join().exitValue() != 0) {
                throw new IOException("keytool failed: " + text);
            }
        }
    }

    private static SSLContext context(Path keystore) throws IOException {
        try {
            var key = KeyStore.getInstance(keystore.toFile(), PASSWORD.toCharArray());
            var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(key, PASSWORD.toCharArray());
            var context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("The new keystore cannot be used", e);
        }
    }
}

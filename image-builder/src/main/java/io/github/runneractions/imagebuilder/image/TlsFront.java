package io.github.runneractions.imagebuilder.image;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/**
 * TLS before a plain server on this machine, so that the classes TLS takes get into an AOT cache. Its certificates are like
 * GitHub's, and trusted like those: by an authority among the public ones. Not the sandbox's own TLS: a fleet that takes part in the training speaks to it plainly.
 */
public final class TlsFront implements Closeable {

    private final URI behind;
    private final Path truststore;
    private final SSLServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    private TlsFront(URI behind, Path truststore, SSLServerSocket listener) {
        this.behind = behind;
        this.truststore = truststore;
        this.listener = listener;
    }

    /** Starts one before a server. */
    public static TlsFront start(URI behind, TrainingChain chain) throws IOException {
        var sockets = context(chain).getServerSocketFactory();
        var listener = (SSLServerSocket) sockets.createServerSocket(0, 0, InetAddress.getLoopbackAddress());
        var front = new TlsFront(behind, chain.truststore(), listener);
        Thread.ofVirtual().start(front::accept);
        return front;
    }

    /** Where it listens. */
    public URI url() {
        return URI.create("https://localhost:" + listener.getLocalPort());
    }

    /** The JVM options that make a process trust it. */
    Stream<String> trust() {
        return Stream.of(
                "-Djavax.net.ssl.trustStore=" + truststore,
                "-Djavax.net.ssl.trustStorePassword=" + TrainingChain.PASSWORD);
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

    private static SSLContext context(TrainingChain chain) throws IOException {
        try {
            var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(chain.server(), TrainingChain.PASSWORD.toCharArray());
            var context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("The new keystore cannot be used", e);
        }
    }
}

package io.github.runneractions.demo;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** Stands in for a release's page at GitHub: its files, over HTTP. */
record Assets(HttpServer server) implements AutoCloseable {
    /** Serves a folder, which it makes. */
    static Assets serve(Path folder) throws IOException {
        var server = SimpleFileServer.createFileServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Files.createDirectory(folder),
                SimpleFileServer.OutputLevel.NONE);
        server.start();
        return new Assets(server);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

package io.github.runneractions.kubernetes.client;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * How much an API server may send: fabric8 keeps a response in memory until it is complete, and asks for the next page of a list as
 * long as the server names one.
 */
final class ResponseLimits implements Interceptor {
    private static final long MIB = 1 << 20;

    /** With {@link Cluster#PAGE} objects each, more than a namespace holds. */
    private static final int MOST_PAGES = 200;

    /** Lists that are being read, by their path → the pages so far. */
    private final Map<String, Integer> pages = new ConcurrentHashMap<>();

    /** What a request is for, with the most that an API server sends for it. */
    private enum Kind {
        /** etcd stores no larger object than 1.5 MiB, and a Secret's data are a third longer in base64. */
        OBJECT("an object", 4 * MIB),
        PAGE("a page of a list", 16 * MIB),
        LOG("the last lines of a log", MIB),
        /** Of a watch, one line; the whole of it has no end. */
        EVENT("an event of a watch", 4 * MIB);

        private final String words;
        private final long most;

        Kind(String words, long most) {
            this.words = words;
            this.most = most;
        }

        static Kind of(HttpRequest request) {
            var query = query(request.uri());
            if (query.contains("watch=true")) {
                return EVENT;
            }
            var path = request.uri().getPath();
            if (path.endsWith("/log")) {
                return LOG;
            }
            return request.method().equals("GET") && isCollection(path) ? PAGE : OBJECT;
        }

        /** Behind the version, {@code pods} and {@code namespaces/NAME/pods} are lists, and with one name more they are not. */
        private static boolean isCollection(String path) {
            var parts = List.of(path.split("/"));
            var group = parts.indexOf("apis");
            var version = group >= 0 ? group + 2 : parts.indexOf("api") + 1;
            return version > 0 && (parts.size() - version) % 2 == 0;
        }
    }

    @Override
    public AsyncBody.Consumer<List<ByteBuffer>> consumer(
            AsyncBody.Consumer<List<ByteBuffer>> consumer, HttpRequest request) {
        var kind = Kind.of(request);
        if (kind == Kind.PAGE && page(request.uri()) > MOST_PAGES) {
            return (_, _) -> {
                throw new TooLarge("a list of more than " + MOST_PAGES + " pages");
            };
        }
        return new Counting(consumer, kind);
    }

    private int page(URI uri) {
        var isFirst = Stream.of(query(uri).split("&")).noneMatch(part -> part.startsWith("continue="));
        return pages.merge(uri.getPath(), 1, (before, one) -> isFirst ? one : before + one);
    }

    private static String query(URI uri) {
        return Optional.ofNullable(uri.getRawQuery()).orElse("");
    }

    /** The response is larger than any of an API server. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge(String what) {
            super(what);
        }
    }

    private static final class Counting implements AsyncBody.Consumer<List<ByteBuffer>> {
        private final AsyncBody.Consumer<List<ByteBuffer>> consumer;
        private final Kind kind;
        private long bytes;

        Counting(AsyncBody.Consumer<List<ByteBuffer>> consumer, Kind kind) {
            this.consumer = consumer;
            this.kind = kind;
        }

        @Override
        public void consume(List<ByteBuffer> part, AsyncBody body) throws Exception {
            for (var buffer : part) {
                count(buffer);
                if (bytes > kind.most) {
                    throw new TooLarge("more than " + kind.most / MIB + " MiB for " + kind.words);
                }
            }
            consumer.consume(part, body);
        }

        private void count(ByteBuffer buffer) {
            if (kind != Kind.EVENT) {
                bytes += buffer.remaining();
                return;
            }
            for (var at = buffer.position(); at < buffer.limit(); at++) {
                bytes = buffer.get(at) == '\n' ? 0 : bytes + 1;
                if (bytes > kind.most) {
                    return;
                }
            }
        }
    }
}

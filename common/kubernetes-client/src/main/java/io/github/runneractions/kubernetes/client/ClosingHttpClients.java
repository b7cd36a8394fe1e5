package io.github.runneractions.kubernetes.client;

import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientImpl;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * fabric8's HTTP clients, which follow no redirects and are closed together with the Kubernetes client they belong to. fabric8 leaves them to the garbage
 * collector, because it still runs on Java 11; a process would wait a third of a second for an open one when it ends.
 */
final class ClosingHttpClients extends JdkHttpClientFactory {
    private static final Duration TO_TERMINATE = Duration.ofSeconds(1);

    private final List<HttpClient> made = new CopyOnWriteArrayList<>();

    @Override
    protected HttpClient.Builder createNewHttpClientBuilder() {
        return new RecordingBuilder(super.createNewHttpClientBuilder(), made::add);
    }

    @Override
    protected void closeHttpClient(JdkHttpClientImpl client) {
        // Not close(), which waits for the responses of open watches.
        made.forEach(HttpClient::shutdownNow);
        made.forEach(ClosingHttpClients::awaitTermination);
        super.closeHttpClient(client);
    }

    /** The proxy on the way to {@code server}; empty without one. */
    Optional<InetSocketAddress> proxy(URI server) {
        return made.stream()
                .flatMap(client -> client.proxy().stream())
                .flatMap(selector -> selector.select(server).stream())
                .flatMap(proxy ->
                        proxy.address() instanceof InetSocketAddress address ? Stream.of(address) : Stream.empty())
                .findFirst();
    }

    private static void awaitTermination(HttpClient client) {
        try {
            var _ = client.awaitTermination(TO_TERMINATE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A builder that hands over each client it builds. */
    private record RecordingBuilder(HttpClient.Builder builder, Consumer<HttpClient> built)
            implements HttpClient.Builder {
        @Override
        public HttpClient build() {
            var client = builder.build();
            built.accept(client);
            return client;
        }

        @Override
        public HttpClient.Builder cookieHandler(CookieHandler cookieHandler) {
            return with(builder.cookieHandler(cookieHandler));
        }

        @Override
        public HttpClient.Builder connectTimeout(Duration duration) {
            return with(builder.connectTimeout(duration));
        }

        @Override
        public HttpClient.Builder sslContext(SSLContext sslContext) {
            return with(builder.sslContext(sslContext));
        }

        @Override
        public HttpClient.Builder sslParameters(SSLParameters sslParameters) {
            return with(builder.sslParameters(sslParameters));
        }

        @Override
        public HttpClient.Builder executor(Executor executor) {
            return with(builder.executor(executor));
        }

        /** None: an API server sends no redirects, and another server must not get the token or what is written. */
        @Override
        public HttpClient.Builder followRedirects(HttpClient.Redirect policy) {
            return with(builder.followRedirects(HttpClient.Redirect.NEVER));
        }

        @Override
        public HttpClient.Builder version(HttpClient.Version version) {
            return with(builder.version(version));
        }

        @Override
        public HttpClient.Builder priority(int priority) {
            return with(builder.priority(priority));
        }

        @Override
        public HttpClient.Builder proxy(ProxySelector proxySelector) {
            return with(builder.proxy(proxySelector));
        }

        @Override
        public HttpClient.Builder authenticator(Authenticator authenticator) {
            return with(builder.authenticator(authenticator));
        }

        @Override
        public HttpClient.Builder localAddress(InetAddress localAddress) {
            return with(builder.localAddress(localAddress));
        }

        private RecordingBuilder with(HttpClient.Builder next) {
            return new RecordingBuilder(next, built);
        }
    }
}

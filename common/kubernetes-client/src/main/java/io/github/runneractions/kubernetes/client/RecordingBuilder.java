package io.github.runneractions.kubernetes.client;

import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.InetAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** A builder that tells of the clients it builds. */
record RecordingBuilder(HttpClient.Builder builder, Consumer<HttpClient> built) implements HttpClient.Builder {
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

    @Override
    public HttpClient.Builder followRedirects(HttpClient.Redirect policy) {
        return with(builder.followRedirects(policy));
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

package io.github.runneractions.kubernetes.client;

import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientImpl;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * fabric8's HTTP clients, ended together with the Kubernetes client they belong to. fabric8 leaves them to the garbage collector,
 * since it still runs on Java 11; at its end the process would wait a third of a second for an open one.
 */
final class ClosingHttpClients extends JdkHttpClientFactory {
    private static final Duration TO_END = Duration.ofSeconds(1);

    private final List<HttpClient> made = new CopyOnWriteArrayList<>();

    @Override
    protected HttpClient.Builder createNewHttpClientBuilder() {
        return new RecordingBuilder(super.createNewHttpClientBuilder(), made::add);
    }

    @Override
    protected void closeHttpClient(JdkHttpClientImpl client) {
        // Not close(), which waits for the answers that watches still hope for.
        made.forEach(HttpClient::shutdownNow);
        made.forEach(ClosingHttpClients::awaitEnd);
        super.closeHttpClient(client);
    }

    private static void awaitEnd(HttpClient client) {
        try {
            var _ = client.awaitTermination(TO_END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

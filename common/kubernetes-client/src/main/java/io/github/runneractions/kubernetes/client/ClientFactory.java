package io.github.runneractions.kubernetes.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.kubernetes.connection.Credential;
import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.HttpProperties;
import io.github.runneractions.runtime.WebAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Creates fabric8's client from a connection and the proxy variables; no other variable and no file of the machine is used. */
final class ClientFactory {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(20);

    static {
        HttpProperties.set();
    }

    private ClientFactory() {}

    static KubernetesClient client(ClusterConnection connection, Environment environment, ClosingHttpClients clients) {
        var config = new ConfigBuilder(Config.empty())
                .withMasterUrl(connection.server().toString())
                .withNamespace(connection.namespace())
                .withUserAgent(environment.userAgent())
                .withConnectionTimeout((int) CONNECT_TIMEOUT.toMillis())
                .withRequestTimeout((int) REQUEST_TIMEOUT.toMillis())
                .withRequestRetryBackoffLimit(2)
                .withRequestRetryBackoffInterval(500)
                // Watches as plain streams: proxies that do not know WebSocket let them through.
                .withOnlyHttpWatches(true);
        connection.authority().ifPresent(pem -> config.withCaCertData(base64(pem)));
        switch (connection.credential()) {
            case Credential.BearerToken bearer ->
                config.withOauthToken(bearer.token().reveal());
            case Credential.ClientCertificate _ -> {
                // Below: fabric8 reads keys of one algorithm only, unless it is told another.
            }
        }
        variable(environment, "https_proxy").map(ClientFactory::proxy).ifPresent(config::withHttpsProxy);
        variable(environment, "no_proxy")
                .ifPresent(list -> config.withNoProxy(
                        Stream.of(list.split(",")).map(String::strip).toArray(String[]::new)));
        var built = config.build();
        return new KubernetesClientBuilder()
                .withConfig(built)
                // Set, so that fabric8 does not search the class path for one.
                .withHttpClientFactory(clients)
                .withHttpClientBuilderConsumer(http -> {
                    http.addOrReplaceInterceptor("response-limits", new ResponseLimits());
                    if (connection.credential() instanceof Credential.ClientCertificate client) {
                        ClientCertificates.use(client, built, http);
                    }
                })
                .withKubernetesSerialization(untyped())
                .build();
    }

    /**
     * Without the typed kinds: the first event of a watch would load all of them and build a decoder for its kind, which takes
     * a second, and several where the processor is shared.
     */
    private static KubernetesSerialization untyped() {
        var serialization = new KubernetesSerialization(new ObjectMapper(), false);
        // A watch recognises by it that it must restart.
        serialization.registerKubernetesResource(Status.class);
        return serialization;
    }

    /** In fabric8's form, with a scheme and a port. fabric8 would quote a malformed value, with the password in it. */
    private static String proxy(String text) {
        try {
            var uri = new URI(text.contains("://") ? text : "http://" + text);
            var port = uri.getPort() < 0 ? 80 : uri.getPort();
            if (uri.getHost() != null && WebAddress.isPort(port)) {
                var user = Optional.ofNullable(uri.getRawUserInfo())
                        .map(info -> info + "@")
                        .orElse("");
                return uri.getScheme() + "://" + user + uri.getHost() + ":" + port;
            }
        } catch (URISyntaxException _) {
            // Reported below, without its message: it quotes the text.
        }
        throw ConnectionErrors.malformedProxy();
    }

    private static Optional<String> variable(Environment environment, String name) {
        return environment.value(name).or(() -> environment.value(name.toUpperCase(Locale.ROOT)));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

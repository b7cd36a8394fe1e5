package io.github.runneractions.kubernetes.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.kubernetes.TestRun;
import io.github.runneractions.kubernetes.api.ObjectLister;
import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.kubernetes.connection.Credential;
import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.runtime.Topic;
import io.github.runneractions.runtime.Unreachable;
import io.github.runneractions.sandbox.process.Await;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server must not be able to do to a step that connects to it. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileApiTest {
    private static final String EMPTY_LIST =
            "{\"kind\":\"List\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"1\"},\"items\":[]}";
    private final TestRun run = new TestRun(Map.of());

    @Test
    void endsAnObjectWithoutEnd() throws IOException {
        try (var api = HostileApi.endless("{\"kind\":\"", "a".repeat(8192));
                var cluster = cluster(api)) {
            assertFails(cluster::user, ConnectionErrors.TOO_LARGE, "it sent more than 4 MiB for an object.");
        }
    }

    @Test
    void endsAPageWithoutEnd() throws IOException {
        try (var api = HostileApi.endless("{\"items\":[", "{},".repeat(1000));
                var cluster = cluster(api)) {
            assertFails(
                    () -> new ObjectLister(cluster).list(ApiResource.PODS, Map.of("a", "b")),
                    ConnectionErrors.TOO_LARGE,
                    "it sent more than 16 MiB for a page of a list.");
        }
    }

    @Test
    void endsPagesWithoutEnd() throws IOException {
        var requests = new AtomicInteger();
        try (var api = HostileApi.start((_, out) -> {
                    requests.incrementAndGet();
                    HostileApi.json(
                            out,
                            EMPTY_LIST.replace("\"resourceVersion\"", "\"continue\":\"more\",\"resourceVersion\""));
                });
                var cluster = cluster(api)) {
            assertFails(
                    () -> new ObjectLister(cluster).list(ApiResource.PODS, Map.of()),
                    ConnectionErrors.TOO_LARGE,
                    "it sent a list of more than 200 pages.");
            assertThat(requests).hasValue(201);
            // The next list starts anew.
            assertFails(
                    () -> new ObjectLister(cluster).list(ApiResource.PODS, Map.of()),
                    ConnectionErrors.TOO_LARGE,
                    "more than 200 pages");
            assertThat(requests).hasValue(402);
        }
    }

    @Test
    void endsPagesWithoutEndBeforeAWatch() throws IOException {
        try (var api = HostileApi.start((_, out) -> HostileApi.json(
                        out, EMPTY_LIST.replace("\"resourceVersion\"", "\"continue\":\"more\",\"resourceVersion\"")));
                var cluster = cluster(api)) {
            assertFails(
                    () -> cluster.call(
                            "watch pods",
                            () -> cluster.objects(ApiResource.PODS)
                                    .withLimit(Cluster.PAGE)
                                    .inform()),
                    ConnectionErrors.TOO_LARGE,
                    "it sent a list of more than 200 pages.");
        }
    }

    @Test
    void keepsAnEventWithoutEndOutOfMemory() throws IOException {
        var watches = new AtomicInteger();
        try (var api = HostileApi.start((path, out) -> {
                    if (!path.contains("watch=true")) {
                        HostileApi.json(out, EMPTY_LIST);
                        return;
                    }
                    watches.incrementAndGet();
                    HostileApi.json(out, "{\"type\":\"ADDED\",\"object\":\"");
                    // Far more than the JVM of a test has.
                    for (var part = 0; part < 1_000_000; part++) {
                        HostileApi.write(out, "a".repeat(8192));
                    }
                });
                var cluster = cluster(api);
                var informer = cluster.objects(ApiResource.PODS).inform()) {
            Await.until("another watch", () -> watches.get() > 1, Duration.ofSeconds(30));
            assertThat(informer.getStore().list()).isEmpty();
        }
    }

    @Test
    void makesNoCallAfterTheDeadline() throws IOException {
        var requests = new AtomicInteger();
        try (var api = HostileApi.start((_, out) -> {
                    requests.incrementAndGet();
                    HostileApi.json(out, "{}");
                });
                var cluster = cluster(api).until(run.in(Duration.ofSeconds(90)))) {
            run.context.sleeper().sleep(Duration.ofSeconds(90));

            assertFails(cluster::user, ConnectionErrors.SLOW, "the 90 s that the step may take were over.");
            assertThat(requests).hasValue(0);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<html>login</html>",
                "{\"a\":",
                "[]",
                "{}",
                "{\"metadata\":7}",
                "{\"metadata\":{}}",
                "{\"metadata\":{\"name\":\"one\"}}",
                "{\"metadata\":{\"name\":\"one\",\"uid\":\"1\",\"creationTimestamp\":\"soon\"}}",
                "{\"metadata\":{},\"items\":[{\"metadata\":{\"name\":\"one\",\"uid\":\"1\",\"creationTimestamp\":\"soon\"}}]}",
                "{\"metadata\":{},\"items\":7}",
                "{\"metadata\":{},\"items\":[{}]}",
                "{\"metadata\":{},\"items\":[null]}"
            })
    void doesNotTakeOtherJsonForObjects(String body) throws IOException {
        try (var api = HostileApi.start((_, out) -> HostileApi.json(out, body));
                var cluster = cluster(api)) {
            var lister = new ObjectLister(cluster);
            var words = "its response is not the JSON of a Kubernetes API.";

            assertFails(() -> lister.find(ApiResource.PODS, "one"), KubernetesErrors.NOT_KUBERNETES, words);
            if (body.contains("items") || !body.contains("metadata")) {
                assertFails(() -> lister.list(ApiResource.PODS, Map.of()), KubernetesErrors.NOT_KUBERNETES, words);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"301", "302", "303", "307", "308"})
    void doesNotFollowRedirects(int status) throws IOException {
        var received = new AtomicInteger();
        try (var other = HostileApi.start((_, out) -> {
                    received.incrementAndGet();
                    HostileApi.json(out, EMPTY_LIST);
                });
                var api = HostileApi.start((path, out) -> HostileApi.write(
                        out,
                        "HTTP/1.1 " + status + " Moved\r\nLocation: " + other.address() + path
                                + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
                var cluster = cluster(api)) {
            var lister = new ObjectLister(cluster);
            assertRedirectFails(cluster::user, status);
            assertRedirectFails(() -> lister.list(ApiResource.PODS, Map.of()), status);
            assertRedirectFails(() -> lister.find(ApiResource.PODS, "one"), status);
            assertThat(received).hasValue(0);
        }
    }

    private static void assertRedirectFails(ThrowingCallable call, int status) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Rejected.class,
                        failure -> assertThat(failure.topic()).isEqualTo(KubernetesErrors.NOT_KUBERNETES))
                .hasMessageContaining("but it responded with a redirect (" + status + ")");
    }

    @Test
    void doesNotFollowDeepNesting() throws IOException {
        try (var api = HostileApi.start((_, out) ->
                        HostileApi.json(out, "{\"status\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}"));
                var cluster = cluster(api)) {
            assertFails(
                    cluster::user,
                    KubernetesErrors.NOT_KUBERNETES,
                    "its response is not the JSON of a Kubernetes API.");
        }
    }

    /** With a line end, a message could forge a line of the log or of the summary. */
    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 409, 422, 429, 500})
    void putsAMessageIntoOneLine(int status) throws IOException {
        var body = "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"code\":" + status
                + ",\"message\":\"no\\n::error::forged\\r\\u2028\\u001b[2Jx\"}";
        try (var api = HostileApi.start((_, out) -> HostileApi.write(
                        out,
                        "HTTP/1.1 " + status
                                + " No\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                                + body.length() + "\r\n\r\n" + body));
                var cluster = cluster(api)) {
            assertThatThrownBy(() -> new ObjectLister(cluster).list(ApiResource.PODS, Map.of()))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("no ::error::forged x")
                    .message()
                    .doesNotContainPattern("[\\p{Cc}\\u2028]");
        }
    }

    @Test
    void endsInformationalResponsesWithoutEnd() throws IOException {
        try (var api = HostileApi.start((_, out) -> {
                    while (true) {
                        HostileApi.write(out, "HTTP/1.1 100 Continue\r\n\r\n");
                    }
                });
                var cluster = cluster(api).until(run.in(Duration.ofSeconds(5)))) {
            assertThatThrownBy(cluster::user).isInstanceOf(Unreachable.class);
        }
    }

    private static void assertFails(ThrowingCallable call, Topic topic, String cause) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Unreachable.class,
                        failure -> assertThat(failure.topic()).isEqualTo(topic))
                .hasMessageStartingWith("Tried to ")
                .hasMessageContaining(cause);
    }

    private Cluster cluster(HostileApi api) {
        var token = new Credential.BearerToken(run.mask("SECRET-OF-A-DEPLOYER"));
        var at = new ClusterConnection(api.address(), Optional.empty(), token, "runners");
        return Cluster.of(at, new Environment(Map.of()), Clock.systemUTC());
    }
}

package io.github.runneractions.kubernetes.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.kubernetes.TestRun;
import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.kubernetes.connection.Credential;
import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.Rejected;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether the refusal of an API server is believed that may have been started just now. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ApiRetryTest {
    private static final String POD =
            "{\"metadata\":{\"name\":\"one\",\"uid\":\"1\",\"creationTimestamp\":\"2026-11-24T12:00:00Z\"}}";

    private final TestRun run = new TestRun(Map.of());

    @Test
    void waitsForAnApiServerThatIsNotReady() throws IOException {
        // The library asks three times whether it is ready.
        try (var api = new Api(List.of(403, 403, 200), List.of(500, 500, 500))) {
            assertThat(api.find()).isPresent();

            assertThat(run.waits).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
            assertThat(run.lines)
                    .first()
                    .asString()
                    .startsWith("The account is not allowed to do this in the cluster (" + api.server.address())
                    .endsWith("retrying in 1 s, for up to 120 s");
        }
    }

    /** It may have become so between the refusal and the question. */
    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void asksOnceMoreAfterTheApiServerIsReady(int refusal) throws IOException {
        try (var api = new Api(List.of(refusal, 200), List.of(200))) {
            assertThat(api.find()).isPresent();

            assertThat(run.waits).isEmpty();
            assertThat(run.lines).isEmpty();
        }
    }

    @Test
    void believesTheRefusalOfAnApiServerThatIsReady() throws IOException {
        try (var api = new Api(List.of(403, 403), List.of(200))) {
            assertRefused(api);

            assertThat(api.paths).containsExactly("pods/one", "readyz", "pods/one");
            assertThat(run.waits).isEmpty();
        }
    }

    /** Some proxies let nothing through but the API's own paths. */
    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void believesTheRefusalOfAnApiServerThatDoesNotTell(int answer) throws IOException {
        try (var api = new Api(List.of(403), List.of(answer))) {
            assertRefused(api);

            assertThat(api.paths).containsExactly("pods/one", "readyz");
        }
    }

    /** An API server may work for months without ever being ready, because of something else. */
    @Test
    void believesTheRefusalOfAnApiServerThatDoesNotBecomeReady() throws IOException {
        try (var api = new Api(List.of(403, 403, 403, 403, 403, 403), List.of(500, 500, 500))) {
            assertRefused(api);

            assertThat(run.waits.stream().mapToLong(Duration::toSeconds).sum()).isEqualTo(1 + 2 + 4 + 8 + 16);
        }
    }

    /** The first five are tried again at once. */
    @Test
    void tellsHowOftenAndHowLongThereWereConflicts() throws IOException {
        var refusal = new Rejected(KubernetesErrors.REFUSED, "It was changed.", "Stop the other client.", 409, null);
        try (var api = new Api(List.of(), List.of())) {
            var conflicts = new ApiRetry(api.cluster, run.context, run.in(Duration.ofSeconds(10))).conflicts();
            assertThatThrownBy(() -> {
                        while (true) {
                            conflicts.pause(refusal);
                        }
                    })
                    .hasMessage("It was changed. This happened 9 times in 7 s.");
        }
        assertThat(run.waits).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
    }

    private static void assertRefused(Api api) {
        assertThatThrownBy(api::find)
                .isInstanceOfSatisfying(
                        Rejected.class, refusal -> assertThat(refusal.topic()).isEqualTo(KubernetesErrors.FORBIDDEN));
    }

    /** An API with one pod, which answers with these statuses, one after the other. */
    private final class Api implements AutoCloseable {
        private final Deque<Integer> ofPod;
        private final Deque<Integer> ofReadiness;
        private final List<String> paths = new CopyOnWriteArrayList<>();
        private final HostileApi server = HostileApi.start(this::answer);
        private final Cluster cluster = Cluster.of(
                new ClusterConnection(
                        server.address(),
                        Optional.empty(),
                        new Credential.BearerToken(run.mask("SECRET-OF-A-DEPLOYER")),
                        "runners"),
                new Environment(Map.of()),
                Clock.systemUTC());

        Api(List<Integer> ofPod, List<Integer> ofReadiness) {
            this.ofPod = new ArrayDeque<>(ofPod);
            this.ofReadiness = new ArrayDeque<>(ofReadiness);
        }

        Optional<?> find() {
            return new ApiRetry(cluster, run.context, run.in(Duration.ofMinutes(2)))
                    .call("look", () -> cluster.find(ApiResource.PODS, "one"));
        }

        private synchronized void answer(String path, OutputStream out) throws IOException {
            var isPod = path.endsWith("/pods/one");
            paths.add(isPod ? "pods/one" : path.substring(1));
            var status = (isPod ? ofPod : ofReadiness).removeFirst();
            var body = status == 200
                    ? isPod ? POD : "ok"
                    : "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"code\":" + status + ",\"message\":\"no\"}";
            HostileApi.write(
                    out,
                    "HTTP/1.1 " + status
                            + " A\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                            + body.length() + "\r\n\r\n" + body);
        }

        @Override
        public void close() throws IOException {
            cluster.close();
            server.close();
        }
    }
}

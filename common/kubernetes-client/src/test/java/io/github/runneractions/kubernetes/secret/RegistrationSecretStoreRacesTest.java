package io.github.runneractions.kubernetes.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import io.github.runneractions.sandbox.process.Await;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Several brokers at once. */
@Tag("real")
class RegistrationSecretStoreRacesTest {
    private static final ControlPlane PLANE = ControlPlane.shared();
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int BROKERS = 4;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final TenantNamespace tenant = PLANE.tenant(PLANE.freshNamespace("races"));

    @Test
    void theLatestTokenWinsWhicheverBrokerCreatesTheSecret() throws Exception {
        for (int round = 0; round < 12; round++) {
            var name = "round-" + round;
            race(name, 1);

            assertThat(token(name))
                    .as("round %s of seed %s", round, seed)
                    .isEqualTo("SECRET-REGISTRATION-" + (BROKERS - 1));
        }
    }

    @Test
    void aTokenIsNeverReplacedByAnOlderOne() throws Exception {
        var seen = new CopyOnWriteArrayList<String>();
        try (var _ = PLANE.admin().secrets().inNamespace(tenant.namespace()).watch(new Ends(seen))) {
            race("one", 15);

            var last = Broker.NOON.plusSeconds(BROKERS * 15 - 1L).toString();
            Await.until("the last token", () -> seen.contains(last), LIMIT);
        }
        assertThat(seen).as("seed %s", seed).isSorted().hasSizeGreaterThan(1);
    }

    /** Deleted as often as brokers get on, so that a slow machine deletes no more of them than a fast one. */
    @Test
    void aSecretThatIsDeletedRepeatedlyIsCreatedAgain() throws Exception {
        race("one", 15, stored -> {
            if (stored % 5 == 0) {
                PLANE.admin()
                        .secrets()
                        .inNamespace(tenant.namespace())
                        .withName("one")
                        .delete();
            }
        });

        try (var broker = new Broker(tenant, "one")) {
            broker.store(59);
            assertThat(token("one")).isEqualTo("SECRET-REGISTRATION-59");
        }
    }

    /** Each broker stores as many tokens, all in random order. */
    private void race(String name, int tokens) throws Exception {
        race(name, tokens, _ -> {});
    }

    /**
     * The same.
     *
     * @param afterwards called after each token with how many are stored by then, while the other brokers go on
     */
    private void race(String name, int tokens, IntConsumer afterwards) throws Exception {
        var stored = new AtomicInteger();
        var seconds =
                new ArrayList<>(IntStream.range(0, BROKERS * tokens).boxed().toList());
        Collections.shuffle(seconds, random);
        var start = new CyclicBarrier(BROKERS);
        var tasks = IntStream.range(0, BROKERS)
                .mapToObj(number -> task(
                        name,
                        start,
                        seconds.subList(number * tokens, (number + 1) * tokens),
                        () -> afterwards.accept(stored.incrementAndGet())))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(tasks)) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    private Callable<Void> task(String name, CyclicBarrier start, List<Integer> seconds, Runnable afterEach) {
        return () -> {
            try (var broker = new Broker(tenant, name)) {
                broker.cluster.user();
                start.await();
                for (var second : seconds) {
                    broker.store(second);
                    afterEach.run();
                }
            }
            return null;
        };
    }

    private String token(String name) {
        return entry(
                PLANE.admin()
                        .secrets()
                        .inNamespace(tenant.namespace())
                        .withName(name)
                        .get(),
                "token");
    }

    private static String entry(Secret secret, String name) {
        return new String(Base64.getDecoder().decode(secret.getData().get(name)), StandardCharsets.UTF_8);
    }

    /** Notes when each token ends. */
    private record Ends(List<String> seen) implements Watcher<Secret> {
        @Override
        public void eventReceived(Action action, Secret secret) {
            seen.add(entry(secret, "expires-at"));
        }

        @Override
        public void onClose(WatcherException cause) {
            seen.add("closed by " + cause);
        }
    }
}

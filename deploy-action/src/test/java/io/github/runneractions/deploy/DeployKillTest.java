package io.github.runneractions.deploy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs that end at random moments: all processes killed at once, or cancelled as GitHub cancels. A moment is a change of the namespace, by
 * its number. The next run always puts things right. {@code -Dkill.moments=50} tries more moments, {@code -Dkill.seed=…} the same again.
 */
@Tag("real")
@Tag("long")
class DeployKillTest {
    private static final ControlPlane PLANE = ControlPlane.shared();
    private static final int MOMENTS = Integer.getInteger("kill.moments", 6);

    /** Changes of the namespace in a deployment; some deployments have fewer. */
    private static final int CHANGES = 16;

    private final long seed = Long.getLong("kill.seed", System.nanoTime());

    @TempDir
    Path folder;

    @Test
    void theNextRunPutsRightWhatAnyKilledRunHasLeft() throws Exception {
        tryMoments(MOMENTS, DeployRun::killAll);
    }

    @Test
    void theNextRunPutsRightWhatAnyCancelledRunHasLeft() throws Exception {
        tryMoments(MOMENTS * 2 / 5, DeployRun::cancelAsGitHub);
    }

    private void tryMoments(int moments, java.util.function.Consumer<DeployRun> end) throws Exception {
        var random = new Random(seed);
        var cases = IntStream.range(0, moments)
                .mapToObj(
                        number -> new Moment(Kind.values()[number % Kind.values().length], 1 + random.nextInt(CHANGES)))
                .toList();
        // Java starts in parallel take as long as one after the other; the waits for a killed run do not.
        try (var few = Executors.newFixedThreadPool(2);
                var many = Executors.newFixedThreadPool(8)) {
            var releases = all(few, cases, moment -> moment.interrupted(folder, end));
            all(
                    many,
                    IntStream.range(0, moments).boxed().toList(),
                    number -> putRight(cases.get(number), releases.get(number)));
        }
    }

    private Void putRight(Moment moment, HeldRelease release) {
        try {
            release.deploy(3, "part: c");
            release.assertDeployed("c");
            return null;
        } catch (AssertionError e) {
            throw new AssertionError(moment + " of seed " + seed, e);
        }
    }

    private interface Step<T, R> {
        R of(T input) throws Exception;
    }

    private static <T, R> List<R> all(ExecutorService threads, List<T> inputs, Step<T, R> step) throws Exception {
        var tasks =
                inputs.stream().<Callable<R>>map(input -> () -> step.of(input)).toList();
        var results = new java.util.ArrayList<R>();
        for (var done : threads.invokeAll(tasks)) {
            results.add(done.get());
        }
        return results;
    }

    private enum Kind {
        INSTALL("", "part: b"),
        UPGRADE("part: a", "part: b"),
        ROLL_BACK("part: a", "{part: b, fail: post-upgrade}"),
        UNINSTALL("", "{part: b, fail: post-install}");

        final String before;
        final String values;

        Kind(String before, String values) {
            this.before = before;
            this.values = values;
        }
    }

    /** @param change the number of the change of the namespace at which the run ends */
    private record Moment(Kind kind, int change) {
        HeldRelease interrupted(Path folder, java.util.function.Consumer<DeployRun> end) throws Exception {
            var release = HeldRelease.create(PLANE, folder);
            if (!kind.before.isEmpty()) {
                release.deploy(1, kind.before);
            }
            var left = new CountDownLatch(change);
            var admin = PLANE.admin();
            var namespace = release.tenant().namespace();
            var secrets = admin.secrets().inNamespace(namespace);
            // From now on: without it, a watch begins with what is there.
            var now = secrets.list().getMetadata().getResourceVersion();
            var watches = Stream.<Watch>of(
                            secrets.withResourceVersion(now).watch(new Counting<>(left)),
                            admin.configMaps()
                                    .inNamespace(namespace)
                                    .withResourceVersion(now)
                                    .watch(new Counting<>(left)),
                            admin.batch()
                                    .v1()
                                    .jobs()
                                    .inNamespace(namespace)
                                    .withResourceVersion(now)
                                    .watch(new Counting<>(left)),
                            admin.apps()
                                    .deployments()
                                    .inNamespace(namespace)
                                    .withResourceVersion(now)
                                    .watch(new Counting<>(left)))
                    .toList();
            try (var run = release.start(2, kind.values, Map.of())) {
                run.whenEnded(() -> IntStream.range(0, change).forEach(_ -> left.countDown()));
                left.await();
                end.accept(run);
            } finally {
                watches.forEach(Watch::close);
            }
            return release;
        }
    }

    private record Counting<T extends HasMetadata>(CountDownLatch left) implements Watcher<T> {
        @Override
        public void eventReceived(Action action, T object) {
            left.countDown();
        }

        @Override
        public void onClose(WatcherException cause) {}
    }
}

package io.github.runneractions.deploy.lock;

import io.github.runneractions.deploy.TenantCluster;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.release.ReleaseName;
import io.github.runneractions.runtime.ProcessContext;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import io.github.runneractions.toolkit.TestRun;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A run that wants the lock of release demo. In each of its sleeps, a test does something; no time passes but its own. */
final class Contender implements AutoCloseable {
    private final TestRun run;
    private final Cluster cluster;
    private final String id;
    private Runnable asleep = () -> {};
    private boolean lost;
    private WhenLocked whenLocked = WhenLocked.WAIT;
    private Duration silence = Liveness.SILENCE;

    Contender(TenantNamespace tenant, String id, Map<String, String> variables) {
        this.id = id;
        run = new TestRun(variables);
        cluster = TenantCluster.of(tenant, run);
    }

    /** Run {@code number} of a workflow. */
    static Contender numbered(TenantNamespace tenant, long number) {
        return new Contender(tenant, "run-" + number, LockEntryTest.variables(number, 1, "main"));
    }

    Contender whileItSleeps(Runnable deed) {
        asleep = deed;
        return this;
    }

    Contender failing() {
        whenLocked = WhenLocked.FAIL;
        return this;
    }

    /** For the API server, whose clock tells how long it was silent, next to no time passes in a test. */
    Contender silentAtOnce() {
        silence = Duration.ZERO;
        return this;
    }

    HeldLock take() {
        var world = run.process;
        var context = new ProcessContext(
                world.log(),
                world.secrets(),
                world.environment(),
                run.time,
                duration -> {
                    run.time.sleep(duration);
                    asleep.run();
                },
                world.cancellation());
        return new DeployLock(cluster, new ReleaseName("demo"), whenLocked, Duration.ofMinutes(1), context)
                .held(id, () -> lost = true, silence);
    }

    LockSecret secret() {
        return new LockSecret(cluster, new ReleaseName("demo"), cluster::call);
    }

    LockEntry entry() {
        return LockEntry.first(id, DeployingRun.of(run.process.environment()), run.time.instant());
    }

    boolean hasLost() {
        return lost;
    }

    int sleeps() {
        return run.time.sleeps.size();
    }

    List<String> lines() {
        return run.lines;
    }

    @Override
    public void close() {
        cluster.close();
    }
}

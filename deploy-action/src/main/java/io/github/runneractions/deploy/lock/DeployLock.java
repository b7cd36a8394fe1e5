package io.github.runneractions.deploy.lock;

import io.github.runneractions.kubernetes.client.ApiRetry;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.release.ReleaseName;
import io.github.runneractions.runtime.Deadline;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.ProcessContext;
import io.github.runneractions.runtime.Rejected;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Lets one run after the other deploy a release. The lock is there for runs of this action that want to wait for each other; it gives
 * nobody a right. Without it, because the account cannot write it or something else has its name, a run deploys all the same.
 *
 * @param timeout how long a run waits for others
 */
public record DeployLock(
        Cluster cluster, ReleaseName release, WhenLocked whenLocked, Duration timeout, ProcessContext context) {
    static final int FORBIDDEN = 403;

    /** Such as for a Secret that others have filled. */
    private static final int INVALID = 422;

    /** A call of a run that holds the lock: the next sign of life must not be late. */
    private static final Duration ONE_CALL = Duration.ofSeconds(8);

    /**
     * Waits for the lock.
     *
     * @param id tells this run from all others
     * @param onLost is called if another run takes the lock over
     * @throws Failure when this run does not get it
     */
    public HeldLock acquire(String id, Runnable onLost) {
        return held(id, onLost, Liveness.SILENCE).beating();
    }

    /**
     * The run that has the lock, or was killed while it had it, as the subject of a sentence. Nothing is waited for, and nothing changes.
     *
     * @param id that of the run; empty if another run has the lock, the lock is free, or it cannot be read
     */
    public Optional<String> holder(String id) {
        try {
            return new LockSecret(cluster, release, this::once)
                    .find()
                    .flatMap(LockState::holder)
                    .map(LockEntry::parse)
                    .filter(entry -> entry.id().equals(id))
                    .map(entry -> entry.run().toString());
        } catch (Failure | LockSecret.Foreign _) {
            return Optional.empty();
        }
    }

    /** No lock: the account could create one, but no run could take it over then. */
    public HeldLock goWithout(String id) {
        var self = LockEntry.first(
                id,
                DeployingRun.of(context.environment()),
                Deadline.in(timeout, context.clock()).end());
        return held(self, Optional.empty(), () -> {}, Liveness.SILENCE);
    }

    private HeldLock held(LockEntry self, Optional<LockWait.Taken> taken, Runnable onLost, Duration silence) {
        var errors = new LockErrors(release, cluster.namespace());
        var secret = new LockSecret(cluster, release, this::once);
        return new HeldLock(secret, errors, self, taken, context.log(), onLost, silence);
    }

    /** @param silence after which another run may take over */
    HeldLock held(String id, Runnable onLost, Duration silence) {
        var deadline = Deadline.in(timeout, context.clock());
        var self = LockEntry.first(id, DeployingRun.of(context.environment()), deadline.end());
        var errors = new LockErrors(release, cluster.namespace());
        var taken = take(self, deadline, errors);
        return held(self, taken, onLost, silence);
    }

    private <T> T once(String attempt, Supplier<T> call) {
        return cluster.call(attempt, ONE_CALL, call);
    }

    private Optional<LockWait.Taken> take(LockEntry self, Deadline deadline, LockErrors errors) {
        var retry = new ApiRetry(cluster, context, deadline);
        var secret = new LockSecret(cluster, release, retry::call);
        try {
            return Optional.of(
                    new LockWait(secret, self, whenLocked, errors, deadline, context.log(), context.sleeper()).take());
        } catch (LockSecret.Foreign _) {
            context.log().info("Deploying without a lock: Secret " + secret.name() + " is not a lock of this action");
        } catch (Rejected e) {
            if (e.status() != FORBIDDEN && e.status() != INVALID) {
                throw e;
            }
            context.log().info("Deploying without a lock: " + e.getMessage());
        }
        return Optional.empty();
    }
}

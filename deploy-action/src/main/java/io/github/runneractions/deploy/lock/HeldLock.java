package io.github.runneractions.deploy.lock;

import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.Log;
import io.github.runneractions.runtime.Rejected;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The lock in the hands of this run, which gives a sign of life every few seconds until it is closed. A run that is killed gives none
 * any more.
 */
public final class HeldLock implements AutoCloseable {
    /** A waiting run changes the lock every two seconds. */
    private static final int ATTEMPTS = 5;

    private static final String ANOTHER = "another run";

    private final LockSecret secret;
    private final LockErrors errors;
    private final Log log;
    private final Runnable onLost;
    private final Duration silence;
    private final Optional<LockEntry> dead;
    private final CountDownLatch closed = new CountDownLatch(1);

    private @Nullable LockState state;
    private LockEntry self;
    /** As this run has written it last. */
    private Optional<LockState> ours;

    private Optional<String> lost = Optional.empty();

    /** @param silence after which another run may take over */
    HeldLock(
            LockSecret secret,
            LockErrors errors,
            LockEntry self,
            Optional<LockWait.Taken> taken,
            Log log,
            Runnable onLost,
            Duration silence) {
        this.secret = secret;
        this.errors = errors;
        this.log = log;
        this.onLost = onLost;
        this.silence = silence;
        this.dead = taken.flatMap(LockWait.Taken::dead);
        this.state = taken.map(LockWait.Taken::state).orElse(null);
        this.self = taken.map(LockWait.Taken::self).orElse(self);
        this.ours = taken.map(LockWait.Taken::state);
    }

    /** Begins to give signs of life. */
    HeldLock beating() {
        if (state != null) {
            Thread.ofPlatform().daemon().name("deploy lock").start(this::beatUntilClosed);
        }
        return this;
    }

    private void beatUntilClosed() {
        try {
            while (!closed.await(Liveness.BEAT.toMillis(), TimeUnit.MILLISECONDS)) {
                beat();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gives a sign of life. If the API is away, neither can others look. */
    void beat() {
        try {
            if (!isLost() && beaten().isEmpty()) {
                lose();
            }
        } catch (Failure | LockSecret.Foreign e) {
            log.debug("No sign of life in the lock: " + e.getMessage());
        }
    }

    private synchronized Optional<LockState> beaten() {
        for (int attempt = 0; state != null && closed.getCount() > 0 && attempt < ATTEMPTS; attempt++) {
            self = self.beaten().since(state.written());
            var next = secret.change(state, Map.of(LockState.HOLDER, Optional.of(self.text())));
            if (next.isPresent()) {
                state = next.get();
                ours = next;
                return next;
            }
            next = secret.find().or(this::createAgain);
            if (lost.isEmpty() && next.filter(this::isTakenOver).isPresent()) {
                lost = next.get()
                        .holder()
                        .map(LockEntry::parse)
                        .map(other -> other.run().toString())
                        .or(() -> Optional.of(ANOTHER));
            }
            if (lost.isPresent()) {
                return Optional.empty();
            }
            // Another's entry that no run could write yet is written over.
            state = next.orElse(state);
        }
        return Optional.ofNullable(state);
    }

    /**
     * Whoever may write Secrets can write any entry. A run writes its own after this one was silent for long enough, or into a new
     * Secret when somebody has deleted ours.
     */
    private boolean isTakenOver(LockState now) {
        var isNew = ours.filter(then -> !then.uid().equals(now.uid())).isPresent();
        return !now.isHeldBy(self) && (isNew || wasSilentUntil(now));
    }

    private boolean wasSilentUntil(LockState now) {
        return ours.filter(
                        then -> Duration.between(then.written(), now.written()).compareTo(silence) >= 0)
                .isPresent();
    }

    /** Somebody has deleted it: another run, too, if this one was silent for long enough for that one to take over, and to end. */
    private Optional<LockState> createAgain() {
        var created = secret.create(self);
        if (created.filter(this::wasSilentUntil).isPresent()) {
            lost = Optional.of(ANOTHER);
            created.ifPresent(secret::delete);
        }
        return created;
    }

    private void lose() {
        log.info("The lock of the release is lost to " + lost() + ": Helm is stopped");
        onLost.run();
    }

    private synchronized String lost() {
        return lost.orElse(ANOTHER);
    }

    private synchronized boolean isLost() {
        return lost.isPresent();
    }

    /** Whether there is a lock at all: the account may be unable to write one. */
    public synchronized boolean isHeld() {
        return state != null && lost.isEmpty();
    }

    /**
     * Returns if no other run has taken the lock over.
     *
     * @throws Failure when one has
     */
    public synchronized void requireNotLost() {
        lost.ifPresent(other -> {
            throw errors.lost(other);
        });
    }

    /**
     * What {@code reading} returns, if no other run has taken the lock over before or meanwhile.
     *
     * @throws Failure when one has
     */
    public <T> T whileNotLost(Supplier<T> reading) {
        requireNotLost();
        var read = reading.get();
        requireNotLost();
        return read;
    }

    /** The API server's time, some seconds ago; empty without a lock. */
    public synchronized Optional<Instant> now() {
        return Optional.ofNullable(state).map(LockState::written);
    }

    /**
     * The run from which this one has taken the lock over, as the subject of a sentence.
     *
     * @param id that of the run; empty if it was another
     */
    public Optional<String> dead(String id) {
        return dead.filter(entry -> entry.id().equals(id))
                .map(entry -> entry.run().toString());
    }

    /** Gives the lock back. */
    @Override
    public void close() {
        closed.countDown();
        try {
            giveBack();
        } catch (Failure | LockSecret.Foreign e) {
            log.info("The next run waits until it has seen no sign of life in the lock: " + e.getMessage());
        }
    }

    private synchronized void giveBack() {
        var now = Optional.ofNullable(state).filter(_ -> lost.isEmpty());
        for (int attempt = 0; now.isPresent() && attempt < ATTEMPTS; attempt++) {
            if (gone(now.get())) {
                return;
            }
            now = secret.find()
                    .filter(found -> found.isHeldBy(self) || found.holder().isEmpty());
        }
    }

    /**
     * Removes our entry, then the lock: what somebody's finalizer keeps would tell of a dead run. Returns whether it is no longer ours.
     */
    private boolean gone(LockState held) {
        var free = held.holder().isEmpty() ? Optional.of(held) : freed(held);
        if (free.isEmpty()) {
            return false;
        }
        try {
            return secret.delete(free.get());
        } catch (Rejected e) {
            if (e.status() != DeployLock.FORBIDDEN || free.get().holder().isPresent()) {
                throw e;
            }
            // An account may be allowed to write Secrets, but not to delete them.
            return true;
        }
    }

    private Optional<LockState> freed(LockState held) {
        try {
            return secret.change(held, Map.of(LockState.HOLDER, Optional.empty()));
        } catch (Rejected _) {
            // The change may be refused for what others have written into it; it can still be deleted.
            return Optional.of(held);
        }
    }
}

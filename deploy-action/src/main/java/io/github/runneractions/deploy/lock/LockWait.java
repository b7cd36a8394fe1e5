package io.github.runneractions.deploy.lock;

import io.github.runneractions.runtime.Deadline;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.Log;
import io.github.runneractions.runtime.Sleeper;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One run's way to the lock. It waits for the run that has it, as long as that one gives signs of life. Of several that wait, only the
 * newest stays, as with GitHub's {@code concurrency}; and an older run gives way to a newer one that deploys already.
 */
final class LockWait {
    /** Looks between two lines of the log. */
    private static final long TOLD = 30 / Liveness.LOOK.toSeconds();

    private final LockSecret secret;
    private final WhenLocked whenLocked;
    private final LockErrors errors;
    private final Deadline deadline;
    private final Log log;
    private final Sleeper sleeper;

    private final Liveness holding = new Liveness();
    private final Liveness waiting = new Liveness();
    private LockEntry self;
    private Optional<LockEntry> dead = Optional.empty();
    private Optional<LockEntry> newer = Optional.empty();
    private boolean queued;
    private long looks;

    LockWait(
            LockSecret secret,
            LockEntry self,
            WhenLocked whenLocked,
            LockErrors errors,
            Deadline deadline,
            Log log,
            Sleeper sleeper) {
        this.secret = secret;
        this.self = self;
        this.whenLocked = whenLocked;
        this.errors = errors;
        this.deadline = deadline;
        this.log = log;
        this.sleeper = sleeper;
    }

    /**
     * The lock, held by this run.
     *
     * @param dead the run that had it, and gave no sign of life any more
     */
    record Taken(LockState state, LockEntry self, Optional<LockEntry> dead) {}

    /**
     * Returns when this run has the lock.
     *
     * @throws Failure when it does not get it
     */
    Taken take() {
        try {
            var taken = secret.create(self);
            while (taken.isEmpty()) {
                taken = look();
                if (taken.isEmpty()) {
                    if (!deadline.allows(Liveness.LOOK)) {
                        throw errors.alwaysChanged(secret.name(), deadline.timeout());
                    }
                    sleeper.sleep(Liveness.LOOK);
                }
            }
            return new Taken(taken.get(), self, dead);
        } catch (RuntimeException e) {
            leaveQueue();
            throw e;
        }
    }

    private Optional<LockState> look() {
        var found = secret.find();
        requireNoNewer(found);
        if (found.isEmpty()) {
            return secret.create(self);
        }
        var state = found.get();
        if (state.holder().isEmpty() || state.isHeldBy(self)) {
            // Held by us already if the response to an earlier request was lost.
            return state.isHeldBy(self) ? found : hold(state);
        }
        var holder = LockEntry.parse(state.holder().get());
        holding.look(holder, state.holder().get());
        if (holding.isDead()) {
            log.info("No sign of life of " + holder.run() + " for " + Liveness.SILENCE.toSeconds()
                    + " s: this run takes over");
            dead = Optional.of(holder);
            newer = Optional.empty();
            return hold(state);
        }
        newer = Optional.of(holder).filter(this::isNewerByNumber);
        requireWaiting(holder, holder.age(state.written()));
        if (whenLocked == WhenLocked.WAIT) {
            queue(state);
        }
        return Optional.empty();
    }

    /** A newer run that has given the lock back has lived, even if it was not seen to. */
    private void requireNoNewer(Optional<LockState> now) {
        newer.filter(before -> now.filter(state -> state.isHeldBy(before)).isEmpty())
                .ifPresent(before -> {
                    throw errors.newer(before, "has deployed it meanwhile");
                });
    }

    private Optional<LockState> hold(LockState state) {
        var annotations = new HashMap<String, Optional<String>>();
        annotations.put(LockState.HOLDER, Optional.of(self.text()));
        if (state.isAwaitedBy(self)) {
            annotations.put(LockState.WAITING, Optional.empty());
        }
        return secret.change(state, annotations);
    }

    private void requireWaiting(LockEntry holder, String age) {
        if (holding.isAlive()) {
            if (isNewerByNumber(holder)) {
                throw errors.newer(holder, "deploys it already");
            }
            if (whenLocked == WhenLocked.FAIL) {
                throw errors.locked(holder, age);
            }
        }
        if (!deadline.allows(Liveness.LOOK)) {
            throw errors.stillLocked(holder, age, deadline.timeout());
        }
        if (looks++ % TOLD == 0) {
            log.info("Waiting for " + holder.run() + ", which has been deploying this release " + age + ": for "
                    + deadline.left().toSeconds() + " s at most");
        }
    }

    /** Writes into the lock that this run waits, unless a newer one does. */
    private void queue(LockState state) {
        var other = state.waiting().filter(_ -> !state.isAwaitedBy(self));
        if (other.isPresent()) {
            var entry = LockEntry.parse(other.get());
            waiting.look(entry, other.get());
            if (isNewer(entry) && !waiting.isDead()) {
                if (waiting.isAlive()) {
                    throw errors.newer(entry, "waits to deploy it");
                }
                return;
            }
        }
        self = self.beaten();
        queued |= secret.change(state, Map.of(LockState.WAITING, Optional.of(self.text())))
                .isPresent();
    }

    /** Of runs that GitHub gives no order, the one that came later: it has taken our place. */
    private boolean isNewer(LockEntry other) {
        return self.run().comparedTo(other.run()).map(order -> order < 0).orElse(queued);
    }

    private boolean isNewerByNumber(LockEntry other) {
        return self.run().comparedTo(other.run()).filter(order -> order < 0).isPresent();
    }

    private void leaveQueue() {
        try {
            if (queued) {
                secret.find()
                        .filter(state -> state.isAwaitedBy(self))
                        .ifPresent(state -> secret.change(state, Map.of(LockState.WAITING, Optional.empty())));
            }
        } catch (RuntimeException _) {
            // The entry does not change any more: others take it for that of a dead run.
        }
    }
}

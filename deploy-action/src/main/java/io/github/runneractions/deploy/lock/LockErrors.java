package io.github.runneractions.deploy.lock;

import io.github.runneractions.kubernetes.release.ReleaseName;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.PreconditionFailed;
import io.github.runneractions.runtime.TimedOut;
import io.github.runneractions.runtime.Topic;
import java.time.Duration;

/** Why a run does not deploy, because of another run. */
public record LockErrors(ReleaseName release, String namespace) {
    /** Another run of this action, or another Helm, is at work. */
    public static final Topic LOCKED = new Topic("Another deployment of the release is in progress");

    static final Topic NEWER = new Topic("A newer run deploys the release");
    static final Topic LOST = new Topic("Another run has taken over the release");

    Failure locked(LockEntry holder, String age) {
        return new PreconditionFailed(
                LOCKED,
                tried() + holder.run() + " has been at work on it " + age + ".",
                "Wait until that run has ended, then run the step again.");
    }

    Failure stillLocked(LockEntry holder, String age, Duration timeout) {
        return new TimedOut(
                LOCKED,
                tried() + "after " + timeout.toSeconds() + " s " + holder.run() + " is still at work on it, " + age
                        + ".",
                "Check why that run takes so long.");
    }

    Failure alwaysChanged(String secret, Duration timeout) {
        return new TimedOut(
                LOCKED,
                tried() + "after " + timeout.toSeconds() + " s it still has not got the lock: Secret " + secret
                        + " was changed each time before this run could write into it.",
                "Find out what writes it (`kubectl -n " + namespace + " get secret " + secret
                        + " -o yaml --show-managed-fields`).");
    }

    Failure newer(LockEntry other, String does) {
        return new PreconditionFailed(
                NEWER,
                tried() + other.run() + ", a newer run, " + does + ". Nothing was changed.",
                "See that run for the result. To deploy this older state after it all the same, run this job again.");
    }

    Failure lost(String other) {
        return new PreconditionFailed(
                LOST,
                tried() + other + " has taken over, because it saw no sign of life of this run for "
                        + Liveness.SILENCE.toSeconds() + " s. Helm was stopped, and nothing was rolled back.",
                "Check that run: the release is as it leaves it.");
    }

    private String tried() {
        return "Tried to change release " + release + " in namespace " + namespace + ", but ";
    }
}

package io.github.runneractions.deploy.secret;

import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.release.ReleaseName;
import io.github.runneractions.kubernetes.secret.ApplyConflict;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.ForeignText;
import io.github.runneractions.runtime.Log;
import io.github.runneractions.runtime.ProcessContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * The Secrets that inputs ask for, in the steps of a deployment: {@link #check} before anything changes, {@link #write} before Helm,
 * then either {@link #removeOthers} when the release is deployed, or {@link #putBack} before and {@link #removeNew} after Helm's
 * roll-back. A Secret that was not created for an input of this release is never changed.
 */
public final class ReleaseSecrets {
    private final ReleaseName release;
    private final List<WantedSecret> wanted;
    private final SecretStore store;
    private final Log log;
    private final List<Written> written = new ArrayList<>();

    /**
     * The Secrets of {@code release}.
     *
     * @param limit for how long a call is repeated while the API is unavailable
     */
    public ReleaseSecrets(
            ReleaseName release, List<WantedSecret> wanted, Cluster cluster, ProcessContext context, Duration limit) {
        this.release = release;
        this.wanted = wanted;
        this.store = new SecretStore(cluster, release, context, limit);
        this.log = context.log();
    }

    /** What this run wrote; before it, empty when the Secret was not there. */
    private record Written(Optional<StoredSecret> before, StoredSecret now) {}

    /**
     * Has the API server check every Secret, and changes nothing.
     *
     * @throws Failure when one is another's, may not be written, or is not valid
     */
    public void check() {
        var found = new HashMap<WantedSecret, Optional<StoredSecret>>();
        wanted.forEach(secret -> found.put(secret, store.find(secret.name())));
        store.requireOwn(found);
        found.forEach((secret, live) -> store.apply(secret, live, SecretStore.Effect.CHECK));
    }

    /**
     * Writes those whose content differs.
     *
     * @throws Failure when one cannot be written; the others are as they were
     */
    public void write() {
        try {
            wanted.forEach(this::write);
        } catch (Failure e) {
            putBack();
            removeNew();
            throw e;
        }
    }

    private void write(WantedSecret secret) {
        var before = store.find(secret.name());
        var now = store.apply(secret, before, SecretStore.Effect.STORE);
        var changed = before.filter(found -> found.holds(secret)).isEmpty();
        if (changed) {
            written.add(new Written(before, now));
        }
        // Not the keys' number or length: what differs between two values is nobody's business.
        log.info("Secret " + secret.name() + (before.isEmpty() ? " created" : changed ? " changed" : " unchanged")
                + ": " + String.join(", ", secret.data().keySet()));
    }

    /** Gives Secrets that were changed the content that the revision before was deployed with. Never fails. */
    public void putBack() {
        written.forEach(one -> one.before()
                .ifPresent(before -> attempt("could not be put back", before.name(), () -> {
                    try {
                        store.apply(
                                before.name(),
                                before.type(),
                                before.data(),
                                Optional.of(one.now()),
                                SecretStore.Effect.STORE);
                        log.info("Secret " + before.name() + " has its former content again");
                    } catch (ApplyConflict _) {
                        log.info("Secret " + before.name() + " was changed meanwhile, and is left as it is");
                    }
                })));
    }

    /** Deletes the Secrets that were not there before. Never fails. */
    public void removeNew() {
        written.stream()
                .filter(one -> one.before().isEmpty())
                .forEach(one -> attempt("could not be deleted again", one.now().name(), () -> {
                    if (store.delete(one.now())) {
                        log.info("Secret " + one.now().name() + " deleted again");
                    }
                }));
        written.clear();
    }

    /**
     * Deletes those that inputs of earlier runs asked for and this run's do not. Never fails: the release is deployed, or gone.
     *
     * @param why they are not needed, for the log
     * @return what stays though it should not, and why, a clause for each
     */
    public List<String> removeOthers(String why) {
        var names = wanted.stream().map(WantedSecret::name).toList();
        var left = new ArrayList<String>();
        try {
            for (var secret : store.all()) {
                if (!names.contains(secret.name())) {
                    remove(secret, why).ifPresent(left::add);
                }
            }
        } catch (Failure e) {
            log.info("Not known whether release " + release + " has Secrets that are not needed any more: "
                    + ForeignText.inOneLine(e.getMessage()));
            left.add("what Secrets it has is not known (" + ForeignText.inOneLine(e.getMessage()) + ")");
        }
        return left;
    }

    private Optional<String> remove(StoredSecret secret, String why) {
        try {
            if (store.delete(secret)) {
                log.info("Secret " + secret.name() + " deleted: " + why);
            }
            return Optional.empty();
        } catch (Failure e) {
            log.info("Secret " + secret.name() + " could not be deleted: " + ForeignText.inOneLine(e.getMessage()));
            return Optional.of("Secret " + secret.name() + " (" + ForeignText.inOneLine(e.getMessage()) + ")");
        }
    }

    private void attempt(String failed, String name, Runnable deed) {
        try {
            deed.run();
        } catch (Failure e) {
            log.info("Secret " + name + " " + failed + ": " + ForeignText.inOneLine(e.getMessage()));
        }
    }
}

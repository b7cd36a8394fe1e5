package io.github.runneractions.deploy.helm;

import com.google.re2j.Pattern;
import io.github.runneractions.kubernetes.client.Cluster;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Writes at the end of a command what Helm cannot write: Helm updates its records, and some accounts may patch Secrets, but not update
 * them. Such a Helm deploys everything, and leaves a record that says that it still works.
 *
 * @param store empty when Helm can do it
 * @param now reads the records
 */
public record RecordCompletion(Optional<RecordStore> store, Supplier<ReleaseHistory> now) {
    /** Helm's whole error, after all objects were deployed and ready. */
    private static final Pattern ALL_BUT_THE_RECORD = Pattern.compile(
            "(?:UPGRADE FAILED: )?update: failed to update: secrets \"sh\\.helm\\.release\\.v1\\.[^\"]+\""
                    + " is forbidden: User \"[^\"]+\" cannot update resource \"secrets\"[^\n]*");

    private static final String DEPLOYED = "deployed";

    /** For an account that may update Secrets. */
    public static RecordCompletion none() {
        return new RecordCompletion(Optional.empty(), () -> {
            throw new IllegalStateException();
        });
    }

    /** For one that may only patch them. */
    public static RecordCompletion in(Cluster cluster, Supplier<ReleaseHistory> now) {
        return new RecordCompletion(Optional.of(new RecordStore(cluster)), now);
    }

    /** Whether Helm has done everything but to write that into its record. */
    boolean isAllThatIsMissing(Helm.Exit exit) {
        return store.isPresent() && (exit.ok() || isOfTheRecord(exit));
    }

    private static boolean isOfTheRecord(Helm.Exit exit) {
        return exit.stoppedAfter().isEmpty()
                && ALL_BUT_THE_RECORD.matches(HelmWords.of(exit.errors()).text());
    }

    /**
     * Has the newest record say that it is deployed, and those before it that they were. Another's record stays as it is.
     *
     * @param run whose record it must be; a roll-back's has the label of the revision that it deploys again
     */
    void deployed(String run) {
        store.ifPresent(records -> {
            var history = now.get().records();
            var pending = newest(history, run);
            if (pending.isPresent()) {
                // In Helm's order: of two that are deployed, nobody could tell which one is.
                history.stream()
                        .skip(1)
                        .filter(record -> record.status().equals(DEPLOYED))
                        .forEach(record -> records.mark(record, "superseded"));
                records.mark(pending.get(), DEPLOYED);
            }
        });
    }

    /** Has the newest record say that its deployment has failed, if it is that of {@code run}. */
    void failed(String run) {
        store.ifPresent(records -> newest(now.get().records(), run).ifPresent(records::markFailed));
    }

    private static Optional<StoredRelease> newest(List<StoredRelease> history, String run) {
        return history.stream()
                .limit(1)
                .filter(StoredRelease::isPending)
                .filter(record -> record.run().equals(run))
                .findFirst();
    }
}

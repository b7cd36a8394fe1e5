package io.github.runneractions.deploy.helm;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.github.runneractions.deploy.chart.RenderedChart;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.kubernetes.release.ReleaseName;
import io.github.runneractions.runtime.ForeignText;
import io.github.runneractions.runtime.PreconditionFailed;
import io.github.runneractions.runtime.ToolFailed;
import io.github.runneractions.runtime.Topic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Helm's records of a release. Helm trusts them: it deletes what the newest one names and the chart does not, and rolls back to what
 * an older one holds, with this account's permissions. But whoever may create Secrets in the namespace can lay one.
 *
 * @param records the newest revision first; only that one has its manifest
 * @param unreadable the Secrets that are no records for us, though Helm may read them
 */
public record ReleaseHistory(
        ReleaseName release, String namespace, List<StoredRelease> records, List<String> unreadable) {
    static final Topic TOO_LARGE = new Topic("A record of the release is too large");
    static final Topic FORGED = new Topic("A record of the release is not from Helm");

    /** Each holds a whole chart. */
    private static final long PAGE = 10;

    /** The API server tells the time of creation in whole seconds. */
    private static final Comparator<StoredRelease> OLDEST_FIRST =
            Comparator.comparing(StoredRelease::created).thenComparingInt(StoredRelease::revision);

    /**
     * Reads all records, as Helm will.
     *
     * @throws ToolFailed when one unpacks to more than a release can have
     */
    public static ReleaseHistory read(Cluster cluster, ReleaseName release) {
        var reading = new Reading(release, cluster.namespace());
        cluster.eachPage(
                "read the records of the release",
                cluster.objects(ApiResource.SECRETS).withLabels(Map.of("owner", "helm", "name", release.text())),
                PAGE,
                page -> page.forEach(reading::add));
        return reading.history();
    }

    /** The history that {@code secrets} make. */
    static ReleaseHistory of(List<GenericKubernetesResource> secrets, ReleaseName release, String namespace) {
        var reading = new Reading(release, namespace);
        secrets.forEach(reading::add);
        return reading.history();
    }

    /** Records that are read one after the other: all at once would not fit into memory. */
    private static final class Reading {
        private final ReleaseName release;
        private final String namespace;
        private final RecordReader reader = new RecordReader();
        private final List<StoredRelease> older = new ArrayList<>();
        private final List<String> unreadable = new ArrayList<>();
        private Optional<StoredRelease> newest = Optional.empty();

        Reading(ReleaseName release, String namespace) {
            this.release = release;
            this.namespace = namespace;
        }

        void add(GenericKubernetesResource secret) {
            var name = secret.getMetadata().getName();
            try {
                add(reader.read(secret));
            } catch (RecordReader.TooLarge e) {
                throw tooLarge(name, release, namespace);
            } catch (IOException e) {
                unreadable.add(name);
            }
        }

        private void add(StoredRelease record) {
            if (newest.filter(known -> known.revision() >= record.revision()).isPresent()) {
                older.add(record.withoutManifest());
            } else {
                newest.map(StoredRelease::withoutManifest).ifPresent(older::add);
                newest = Optional.of(record);
            }
        }

        ReleaseHistory history() {
            older.sort(Comparator.comparingInt(StoredRelease::revision).reversed());
            return new ReleaseHistory(
                    release,
                    namespace,
                    Stream.concat(newest.stream(), older.stream()).toList(),
                    List.copyOf(unreadable));
        }
    }

    private static ToolFailed tooLarge(String secret, ReleaseName release, String namespace) {
        return new ToolFailed(
                TOO_LARGE,
                "Tried to read the records of release " + release + " in namespace " + namespace + ", but Secret "
                        + secret + " unpacks to more than " + RecordReader.MOST_MIB
                        + " MiB. Helm would read all of it.",
                "Find out who created it (`kubectl -n " + namespace + " get secret " + secret
                        + " -o yaml --show-managed-fields`), and delete it if that was not Helm.",
                null);
    }

    /** Whether Helm has no record of the release. */
    public boolean isEmpty() {
        return records.isEmpty() && unreadable.isEmpty();
    }

    /** The newest revision that Helm can have written. */
    public Optional<ReleaseRecord> newest() {
        return records.stream()
                .filter(record -> record.mismatch(release, namespace).isEmpty())
                .map(StoredRelease::summary)
                .filter(ReleaseRecord::plausible)
                .findFirst();
    }

    /**
     * Why Helm must not roll back by these records, as a clause; empty when it may.
     *
     * @param chart the name of the chart that is deployed now; empty when it is not known
     */
    public Optional<String> objection(Optional<String> chart) {
        return unreadable.stream()
                .findFirst()
                .map(secret -> "Secret " + secret + " cannot be read as a record")
                .or(() -> usedByHelm()
                        .flatMap(record -> forgery(record)
                                .or(() -> chart.filter(name -> !name.equals(record.chart()))
                                        .map(name -> "is of chart " + ForeignText.inOneLine(record.chart())
                                                + ", not of " + name))
                                .map(why -> "Secret " + record.secret() + " " + why)
                                .stream())
                        .findFirst());
    }

    /**
     * Checks that Helm deletes nothing because of a record that it has not written.
     *
     * @param chart what is deployed now
     * @throws PreconditionFailed when it would
     */
    public void requireNoDeletionByForgery(RenderedChart chart) {
        records.stream()
                .limit(1)
                .forEach(newest -> forgery(newest).ifPresent(why -> {
                    var deleted = newest.objectsOutside(chart);
                    if (!deleted.isEmpty()) {
                        throw new PreconditionFailed(
                                FORGED,
                                "Tried to deploy release " + release + " to namespace " + namespace + ", but Secret "
                                        + newest.secret() + " " + why + ", and Helm would delete what it names: "
                                        + deleted + ".",
                                "Find out who created the Secret (`kubectl -n " + namespace + " get secret "
                                        + newest.secret()
                                        + " -o yaml --show-managed-fields`), and delete it if it is no record of yours.");
                    }
                }));
    }

    /** Why {@code record} is none that Helm has written for this release, as it follows the Secret's name. */
    private Optional<String> forgery(StoredRelease record) {
        return record.mismatch(release, namespace)
                .or(record::otherWriter)
                .or(record::otherTime)
                .or(() -> records.stream()
                        .min(OLDEST_FIRST)
                        .filter(oldest -> !oldest.firstDeployed().equals(record.firstDeployed()))
                        .map(_ -> "tells another time of the first deployment than the oldest record"));
    }

    /** The record that Helm compares the chart with, and the one that it rolls back to. */
    private Stream<StoredRelease> usedByHelm() {
        return Stream.concat(
                        records.stream().limit(1),
                        records.stream().filter(StoredRelease::wasDeployed).limit(1))
                .distinct();
    }
}

package io.github.runneractions.deploy.helm;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.github.runneractions.deploy.chart.RenderedChart;
import io.github.runneractions.deploy.chart.RenderedObject;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.kubernetes.release.ReleaseName;
import io.github.runneractions.runtime.ForeignText;
import io.github.runneractions.runtime.PreconditionFailed;
import io.github.runneractions.runtime.ToolFailed;
import io.github.runneractions.runtime.Topic;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Helm's records of a release. Helm trusts them: it deletes what the newest one names and the chart does not, and rolls back to what
 * an older one holds, with this account's permissions. But whoever may create Secrets in the namespace can lay one.
 *
 * @param records the newest revision first; only those that Helm compares a chart with, and the newest, have their manifests
 * @param unreadable the Secrets that are no records for us, though Helm may read them
 */
public record ReleaseHistory(
        ReleaseName release, String namespace, List<StoredRelease> records, List<String> unreadable) {
    static final Topic TOO_LARGE = new Topic("A record of the release is too large");
    static final Topic UNREADABLE = new Topic("A record of the release cannot be read");
    static final Topic FORGED = new Topic("A record of the release is not from Helm");
    static final Topic OF_OTHERS = new Topic("A record names an object that is not of the release");

    /** The API server tells the time of creation in whole seconds. */
    private static final Comparator<StoredRelease> OLDEST_FIRST =
            Comparator.comparing(StoredRelease::created).thenComparingInt(StoredRelease::revision);

    /** Reads all records, as Helm will. If one unpacks to more than a release can have, that is a {@link ToolFailed}. */
    public static ReleaseHistory read(Cluster cluster, ReleaseName release) {
        return read(cluster, release, Map.of());
    }

    /** The record of the revision that is deployed, or all if none is: after a deployment the others are as they were before. */
    public static ReleaseHistory deployed(Cluster cluster, ReleaseName release) {
        var deployed = read(cluster, release, Map.of("status", "deployed"));
        return deployed.isEmpty() ? read(cluster, release) : deployed;
    }

    /** What the release has, as Helm has recorded it; empty unless its newest revision is the one that is deployed. */
    public static Optional<RenderedChart> current(Cluster cluster, ReleaseName release) {
        var history = read(cluster, release);
        return history.newest()
                .filter(newest -> newest.status().equals("deployed"))
                .flatMap(_ -> history.chart());
    }

    private static ReleaseHistory read(Cluster cluster, ReleaseName release, Map<String, String> more) {
        var reading = new HistoryReader(release, cluster.namespace());
        cluster.eachPage(
                "read the records of the release",
                cluster.objects(ApiResource.SECRETS)
                        .withLabels(Map.of("owner", "helm", "name", release.text()))
                        .withLabels(more),
                HistoryReader.PAGE,
                page -> page.forEach(reading::add));
        return reading.history();
    }

    /** The history that {@code secrets} make. */
    static ReleaseHistory of(List<GenericKubernetesResource> secrets, ReleaseName release, String namespace) {
        var reading = new HistoryReader(release, namespace);
        secrets.forEach(reading::add);
        return reading.history();
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
     * @param marks those that the workloads of the release carry
     */
    public Optional<String> objection(Optional<String> chart, Collection<String> marks) {
        return objection(lastDeployed(), chart, marks);
    }

    /** Why Helm must not use {@code target}, as a clause; empty when it may. */
    Optional<String> objectionTo(StoredRelease target, Collection<String> marks) {
        return objection(Optional.of(target), Optional.empty(), marks);
    }

    private Optional<String> objection(
            Optional<StoredRelease> target, Optional<String> chart, Collection<String> marks) {
        return unreadable.stream()
                .findFirst()
                .map(secret -> "Secret " + secret + " cannot be read as a record")
                .or(() -> Stream.concat(records.stream().limit(1), target.stream())
                        .flatMap(record -> forgery(record)
                                .or(() -> chart.filter(name -> !name.equals(record.chart()))
                                        .map(name -> "is of chart " + ForeignText.inOneLine(record.chart())
                                                + ", not of " + name))
                                .map(why -> "Secret " + record.secret() + " " + why)
                                .stream())
                        .findFirst())
                .or(() -> target.filter(record -> !marks.contains(RunMark.of(record.run())))
                        .map(record -> "no workload of the release has the mark of the run that deployed revision "
                                + record.revision()));
    }

    /**
     * Checks that Helm deletes nothing but objects of this release: it deletes what a record names and the chart does not, whoever
     * has written the record and whosever the object is.
     *
     * @param chart what is deployed now
     * @param live finds the metadata of an object in the cluster; empty when there is none, or the cluster does not serve its kind
     * @throws PreconditionFailed when a record is not from Helm, or names an object of others
     */
    public void requireOnlyOwnDeletions(RenderedChart chart, Function<RenderedObject, Optional<ObjectMeta>> live) {
        unreadable.forEach(secret -> {
            throw stopped(UNREADABLE, secret, "is not in the form in which Helm writes a record");
        });
        records.forEach(record -> record.mismatch(release, namespace).ifPresent(why -> {
            throw stopped(FORGED, record.secret(), why);
        }));
        compared(records).forEach(record -> requireOnlyOwnDeletions(record, objectsOutside(chart, record), live));
    }

    RenderedChart objectsOutside(RenderedChart chart, StoredRelease record) {
        try {
            return record.objectsOutside(chart);
        } catch (ToolFailed _) {
            throw stopped(UNREADABLE, record.secret(), "names objects in a form that only Helm may be able to read");
        }
    }

    private void requireOnlyOwnDeletions(
            StoredRelease record, RenderedChart deleted, Function<RenderedObject, Optional<ObjectMeta>> live) {
        if (!deleted.objects().isEmpty()) {
            forgery(record).ifPresent(why -> {
                throw stopped(
                        FORGED, record.secret(), why + ", and Helm would delete what it names: " + deleted.describe());
            });
        }
        for (var object : deleted.objects()) {
            live.apply(object)
                    .filter(found -> !StoredRelease.hasObject(found, release, namespace))
                    .ifPresent(_ -> {
                        throw stopped(
                                OF_OTHERS,
                                record.secret(),
                                ForeignText.inOneLine("names " + object.kind() + " " + object.name())
                                        + ", which Helm would delete, and which has not the annotations of an object of this"
                                        + " release");
                    });
        }
    }

    PreconditionFailed stopped(Topic topic, String secret, String why) {
        return new PreconditionFailed(
                topic,
                "Tried to change release " + release + " in namespace " + namespace + ", but Secret " + secret + " "
                        + why + ".",
                "Find out who created the Secret (`kubectl -n " + namespace + " get secret " + secret
                        + " -o yaml --show-managed-fields`), and delete it if it is no record of yours.");
    }

    /** The records that Helm may compare a chart with: the newest, or the newest that it finds as deployed if that has failed. */
    static Stream<StoredRelease> compared(List<StoredRelease> records) {
        return Stream.concat(
                records.stream().limit(1),
                records.stream()
                        .skip(1)
                        .filter(record -> record.status().equals("deployed")
                                || record.statusLabel().equals("deployed"))
                        .limit(1));
    }

    /** Why {@code record} is none that Helm has written for this release, as it follows the Secret's name. */
    Optional<String> forgery(StoredRelease record) {
        return record.mismatch(release, namespace)
                .or(record::otherWriter)
                .or(record::otherTime)
                .or(() -> records.stream()
                        .min(OLDEST_FIRST)
                        .filter(oldest -> !oldest.firstDeployed().equals(record.firstDeployed()))
                        .map(_ -> "tells another time of the first deployment than the oldest record"));
    }

    /** What the newest revision that ran has, as Helm has recorded it; empty when there is none. */
    public Optional<RenderedChart> chart() {
        return lastDeployed().map(StoredRelease::manifest).map(RenderedChart::parse);
    }

    /** The newest revision that ran. */
    Optional<StoredRelease> lastDeployed() {
        return records.stream().filter(StoredRelease::wasDeployed).findFirst();
    }

    /** What is to be done after the deployment of {@code run}, which began with this history, has failed and left {@code now}. */
    Undoing undoing(ReleaseHistory now, String run) {
        return Undoing.of(this, now, run);
    }
}

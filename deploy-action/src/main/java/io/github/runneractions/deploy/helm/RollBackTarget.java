package io.github.runneractions.deploy.helm;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.github.runneractions.deploy.chart.RenderedChart;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.runtime.PreconditionFailed;
import io.github.runneractions.runtime.Topic;
import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * A revision of a release that is to be deployed again.
 *
 * @param record with its manifest
 */
public record RollBackTarget(StoredRelease record) {
    static final Topic NO_REVISION = new Topic("The revision cannot be rolled back to");

    /**
     * Finds it.
     *
     * @param history of the release
     * @param revision its number; empty for the newest of another deployment than the one that is there
     * @throws PreconditionFailed when there is none that was deployed
     */
    public static RollBackTarget find(Cluster cluster, ReleaseHistory history, OptionalInt revision) {
        var found = revision.isPresent()
                ? history.records().stream()
                        .filter(record -> record.revision() == revision.getAsInt())
                        .findFirst()
                : before(history);
        var which = revision.isPresent() ? "revision " + revision.getAsInt() : "the revision before";
        var record = found.orElseThrow(() -> refused(history, which, "but there is none: " + described(history)));
        if (!record.wasDeployed()) {
            throw refused(history, which, "but it is " + record.status() + ": " + described(history));
        }
        return new RollBackTarget(whole(cluster, record)
                .orElseThrow(() -> refused(
                        history, which, "but its record, Secret " + record.secret() + ", was changed meanwhile.")));
    }

    /** Not the same deployment once more: the record of a roll-back has the word of the revision that it deployed again. */
    private static Optional<StoredRelease> before(ReleaseHistory history) {
        return history.lastDeployed()
                .flatMap(deployed -> history.records().stream()
                        .filter(StoredRelease::wasDeployed)
                        .filter(record -> !record.run().equals(deployed.run()))
                        .findFirst());
    }

    /** With its manifest, which a history leaves out. */
    private static Optional<StoredRelease> whole(Cluster cluster, StoredRelease record) {
        return cluster.call("read Secret " + record.secret(), () -> cluster.find(ApiResource.SECRETS, record.secret()))
                .flatMap(RollBackTarget::read)
                .filter(found -> found.withoutManifest().equals(record.withoutManifest()));
    }

    private static Optional<StoredRelease> read(GenericKubernetesResource secret) {
        try {
            return Optional.of(new RecordReader().read(secret));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** Its number. */
    public int revision() {
        return record.revision();
    }

    /** The word of the run that deployed it, which Helm's new record gets, too. */
    public String run() {
        return record.run();
    }

    /** Its objects, in YAML. */
    public String manifest() {
        return record.manifest();
    }

    /**
     * Checks that it is still there, and that a run of this action has deployed it: Helm deploys whatever is in the record.
     *
     * @param history of the release now
     * @param marks those that the workloads of the release carry
     * @throws PreconditionFailed when it is not
     */
    public void requireIn(ReleaseHistory history, Collection<String> marks) {
        var which = "revision " + revision();
        if (history.records().stream().noneMatch(now -> now.withoutManifest().equals(record.withoutManifest()))) {
            throw refused(history, which, "but its record, Secret " + record.secret() + ", was changed meanwhile.");
        }
        if (Recovery.of(history) instanceof Recovery.Forget) {
            throw refused(
                    history,
                    which,
                    "but the release is " + Recovery.newest(history).status()
                            + ", and has no revision that is deployed.");
        }
        history.objectionTo(record, marks).ifPresent(why -> {
            throw refused(history, which, "but " + why + ".");
        });
    }

    private static PreconditionFailed refused(ReleaseHistory history, String which, String why) {
        return new PreconditionFailed(
                NO_REVISION,
                "Tried to roll release " + history.release() + " in namespace " + history.namespace() + " back to "
                        + which + ", " + why,
                "Set `rollback-to` to a revision that this action has deployed, and that Helm still has.");
    }

    private static String described(ReleaseHistory history) {
        var revisions = history.records().stream()
                .map(record -> record.revision() + " (" + record.status() + ")")
                .collect(Collectors.joining(", "));
        return revisions.isEmpty() ? "the release has no revision." : "the release has " + revisions + ".";
    }

    /** Its objects. */
    public RenderedChart chart() {
        return RenderedChart.parseRecorded(manifest());
    }
}

package io.github.runneractions.deploy.helm;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.github.runneractions.deploy.chart.RenderedChart;
import io.github.runneractions.kubernetes.release.ReleaseName;
import io.github.runneractions.runtime.ForeignText;
import io.github.runneractions.runtime.ToolFailed;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A record of Helm's as the cluster has it: what the API server knows of its Secret, and what the Secret says.
 *
 * @param secret the Secret's name
 * @param uid the Secret's: that of one that was replaced is another
 * @param run the run of this action that had Helm write it; a neighbour that only creates Secrets does not know it
 * @param uninstalls the revision that a run of this action has begun to uninstall; a later record can have the label of one before
 * @param statusLabel by which Helm finds the record of what is deployed
 * @param versionLabel the revision once more
 * @param type the Secret's type
 * @param created by the API server's clock
 * @param managers the programs that have written it; each tells its own name
 * @param name the release's
 * @param status Helm's word, such as {@code deployed}
 * @param chart the name alone
 * @param firstDeployed of all records of a release the same, to the nanosecond; as it is written
 * @param lastDeployed when this revision was deployed; as it is written
 * @param manifest the objects of this revision, in YAML
 */
public record StoredRelease(
        String secret,
        String uid,
        String run,
        String uninstalls,
        String statusLabel,
        String versionLabel,
        String type,
        Instant created,
        List<String> managers,
        int revision,
        String name,
        String namespace,
        String status,
        String chart,
        String version,
        String firstDeployed,
        String lastDeployed,
        String manifest) {
    private static final String TYPE = "helm.sh/release.v1";

    /** Helm writes the time, renders the chart, and then creates the record; its clock may be wrong. */
    private static final Duration PLAUSIBLE = Duration.ofMinutes(15);

    ReleaseRecord summary() {
        return new ReleaseRecord(revision, status, chart + "-" + version);
    }

    StoredRelease withoutManifest() {
        return new StoredRelease(
                secret,
                uid,
                run,
                uninstalls,
                statusLabel,
                versionLabel,
                type,
                created,
                managers,
                revision,
                name,
                namespace,
                status,
                chart,
                version,
                firstDeployed,
                lastDeployed,
                "");
    }

    /**
     * What it names and {@code rendered} does not have: Helm deletes that.
     *
     * @throws ToolFailed when only Helm may be able to read it
     */
    RenderedChart objectsOutside(RenderedChart rendered) {
        return RenderedChart.parseRecorded(manifest).without(rendered);
    }

    /** Whether both have been rendered to the same; not known where a manifest was left out. */
    boolean hasTheObjectsOf(StoredRelease other) {
        return manifest.equals(other.manifest) && !manifest.isEmpty();
    }

    /** Whether Helm takes it for a revision that ran. */
    boolean wasDeployed() {
        return status.equals("deployed") || status.equals("superseded");
    }

    /** Whether Helm takes it for a deployment that is in progress. */
    boolean isPending() {
        return status.startsWith("pending-");
    }

    /** Whether Helm has begun to uninstall the release, and has not ended. */
    boolean isUninstalling() {
        return status.equals("uninstalling");
    }

    /** Whether a run of this action has begun that. */
    boolean isUninstalledByARun() {
        return uninstalls.equals(String.valueOf(revision));
    }

    /** How Secret and content contradict each other, as it follows the Secret's name. */
    Optional<String> mismatch(ReleaseName release, String where) {
        if (!type.equals(TYPE)) {
            return Optional.of("is not of Helm's type");
        }
        if (!statusLabel.equals(status) || !versionLabel.equals(String.valueOf(revision))) {
            return Optional.of(ForeignText.inOneLine("is labelled with status " + statusLabel + " and version "
                    + versionLabel + ", but holds revision " + revision + " with status " + status));
        }
        var right = name.equals(release.text())
                && namespace.equals(where)
                && secret.equals("sh.helm.release.v1." + release + ".v" + revision);
        return right
                ? Optional.empty()
                : Optional.of(ForeignText.inOneLine(
                        "holds revision " + revision + " of release " + name + " in namespace " + namespace));
    }

    /** Which other program wrote it, as it follows the Secret's name. */
    Optional<String> otherWriter() {
        return managers.stream().anyMatch(manager -> manager.equalsIgnoreCase("helm"))
                ? Optional.empty()
                : Optional.of("was written by "
                        + (managers.isEmpty()
                                ? "an unknown program"
                                : ForeignText.inOneLine(String.join(", ", managers)))
                        + ", not by Helm");
    }

    /** How its time differs from the API server's, as it follows the Secret's name. */
    Optional<String> otherTime() {
        try {
            var told = OffsetDateTime.parse(lastDeployed).toInstant();
            return Duration.between(told, created).abs().compareTo(PLAUSIBLE) <= 0
                    ? Optional.empty()
                    : Optional.of("was created at " + created + ", but tells of a deployment at " + told);
        } catch (DateTimeException _) {
            return Optional.of("tells no time of its deployment");
        }
    }

    /** Whether Helm has put {@code object} into the cluster for the release; for that, an account must be allowed to write it. */
    static boolean hasObject(ObjectMeta object, ReleaseName release, String namespace) {
        var annotations = Optional.ofNullable(object.getAnnotations()).orElse(Map.of());
        var labels = Optional.ofNullable(object.getLabels()).orElse(Map.of());
        return release.text().equals(annotations.get("meta.helm.sh/release-name"))
                && namespace.equals(annotations.get("meta.helm.sh/release-namespace"))
                && "Helm".equals(labels.get("app.kubernetes.io/managed-by"));
    }
}

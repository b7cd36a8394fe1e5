package io.github.runneractions.deploy.helm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.github.runneractions.deploy.chart.LiveObjects;
import io.github.runneractions.deploy.chart.RenderedChart;
import io.github.runneractions.deploy.chart.RenderedObject;
import io.github.runneractions.kubernetes.release.ReleaseName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Ties Helm's records to the release's workloads: a record's label has the random word of the run that deployed it, and the workloads an
 * annotation with the digests of the last runs' words. An account that may only create Secrets can write a record
 * with any label. It knows none of these words, and cannot annotate a workload.
 *
 * @param run the random word of the run that deploys the release
 * @param known the marks that workloads have: of each run that deployed them, the last one first
 */
public record RunMark(String run, Set<String> known) {
    static final String ANNOTATION = HelmCommand.RUN + "-sha256";

    /** As many revisions as can be rolled back to. Helm keeps ten records, unless it is told otherwise. */
    private static final int MOST = 20;

    /** The annotation's value for {@code run}. */
    public static String of(String run) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(run.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** That of {@code run}, with the marks of {@code chart}'s workloads in the cluster. */
    public static RunMark on(RenderedChart chart, LiveObjects live, ReleaseName release, String run) {
        return new RunMark(run, on(chart, live, release));
    }

    /** The marks of {@code chart}'s workloads in the cluster. A record may name workloads of others, in their own namespaces. */
    public static Set<String> on(RenderedChart chart, LiveObjects live, ReleaseName release) {
        var namespace = live.cluster().namespace();
        return chart.withPods().stream()
                .filter(workload -> workload.namespace().orElse(namespace).equals(namespace))
                .map(live::metadata)
                .flatMap(Optional::stream)
                .filter(found -> StoredRelease.hasObject(found, release, namespace))
                .flatMap(RunMark::in)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Stream<String> in(ObjectMeta workload) {
        return Optional.ofNullable(workload.getAnnotations()).map(annotations -> annotations.get(ANNOTATION)).stream()
                .flatMap(marks -> Stream.of(marks.split(",", MOST + 1)).limit(MOST));
    }

    /** Marks {@code chart}'s workloads as deployed by this run. They keep the known marks. */
    void put(RenderedChart chart, LiveObjects live) {
        var marks = Stream.concat(Stream.of(of(run)), known.stream())
                .distinct()
                .limit(MOST)
                .collect(Collectors.joining(","));
        var patch = JsonNodeFactory.instance.objectNode();
        patch.putObject("metadata").putObject("annotations").put(ANNOTATION, marks);
        for (RenderedObject workload : chart.withPods()) {
            // A hook may be gone again.
            if (live.metadata(workload).isPresent()) {
                live.patch(workload, PatchContext.of(PatchType.JSON_MERGE), patch.toString());
            }
        }
    }
}

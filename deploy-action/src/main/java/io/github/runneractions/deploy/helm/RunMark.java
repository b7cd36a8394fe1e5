package io.github.runneractions.deploy.helm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.github.runneractions.deploy.chart.LiveObjects;
import io.github.runneractions.deploy.chart.RenderedChart;
import io.github.runneractions.deploy.chart.RenderedObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Ties Helm's record of a deployment to the release's workloads: the record's label has the random word of the run, and the workloads an
 * annotation with its digest. Whoever may only create Secrets can lay a record with any label, but neither knows a word of ours nor writes
 * an annotation of a workload.
 */
public final class RunMark {
    static final String ANNOTATION = HelmCommand.RUN + "-sha256";

    private RunMark() {}

    /** The annotation's value for {@code run}. */
    static String of(String run) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(run.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The marks of {@code chart}'s workloads in the cluster. */
    public static Set<String> on(RenderedChart chart, LiveObjects live) {
        return chart.withPods().stream()
                .map(live::metadata)
                .flatMap(Optional::stream)
                .flatMap(found ->
                        Optional.ofNullable(found.getAnnotations())
                                .map(annotations -> annotations.get(ANNOTATION))
                                .stream())
                .collect(Collectors.toSet());
    }

    /** Marks {@code chart}'s workloads as deployed by {@code run}. */
    static void put(RenderedChart chart, LiveObjects live, String run) {
        var patch = JsonNodeFactory.instance.objectNode();
        patch.putObject("metadata").putObject("annotations").put(ANNOTATION, of(run));
        for (RenderedObject workload : chart.withPods()) {
            // A hook may be gone again.
            if (live.metadata(workload).isPresent()) {
                live.patch(workload, PatchContext.of(PatchType.JSON_MERGE), patch.toString());
            }
        }
    }
}

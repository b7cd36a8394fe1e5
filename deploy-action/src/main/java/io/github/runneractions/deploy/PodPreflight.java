package io.github.runneractions.deploy;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.runneractions.deploy.chart.ApplyDryRun;
import io.github.runneractions.deploy.chart.RenderedObject;
import io.github.runneractions.deploy.helm.HelmErrors;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.kubernetes.object.Unstructured;
import io.github.runneractions.runtime.ForeignText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Has the API server check a pod of each workload: it checks quota and Pod Security of pods, not of what creates them. */
record PodPreflight(Cluster cluster, Checklist list) {
    private static final int FORBIDDEN = 403;

    /** In the form of those that controllers give to their pods' labels. */
    private static final String HASH = "5d4b7c9f6";

    /** Checks a pod of {@code workload}. */
    void check(RenderedObject workload) {
        var described = ForeignText.inOneLine(workload.kind() + " " + workload.name());
        var name = "pods of " + described;
        var refused = list.attempt(name, () -> cluster.call("check the pods of " + described, () -> refusal(workload)));
        refused.ifPresent(refusal -> judge(name, refusal));
    }

    /**
     * What the API server says against a pod.
     *
     * @param words empty where it says nothing against it
     */
    private record Refusal(int status, String words) {
        /** Whether it says something about pods like that, and not about this one. */
        boolean isJudgement() {
            // Such as a ServiceAccount that is created with it.
            return status == FORBIDDEN && !words.contains("not found");
        }
    }

    private Refusal refusal(RenderedObject workload) {
        try {
            var _ = cluster.objects(ApiResource.PODS)
                    .resource(pod(workload))
                    .dryRun()
                    .create();
            return new Refusal(0, "");
        } catch (KubernetesClientException e) {
            if (e.getStatus() == null || e.getStatus().getMessage() == null) {
                throw e;
            }
            return new Refusal(e.getCode(), e.getStatus().getMessage());
        }
    }

    private void judge(String name, Refusal refusal) {
        if (refusal.words().contains("cannot create resource \"pods\"")) {
            list.unknown(name, "the account may not create pods, as few need to");
        } else if (refusal.words().isEmpty() || refusal.isJudgement()) {
            list.check(
                    name,
                    () -> {
                        if (refusal.isJudgement()) {
                            throw HelmErrors.refused(
                                    "create a pod", List.of(new ApplyDryRun.Refusal("a pod", refusal.words())));
                        }
                    },
                    "the cluster accepts them");
        } else {
            list.unknown(
                    name,
                    "the API server does not accept one without the chart's other objects: "
                            + ForeignText.inOneLine(refusal.words()));
        }
    }

    private static GenericKubernetesResource pod(RenderedObject workload) {
        var pod = new GenericKubernetesResource();
        pod.setApiVersion(ApiResource.PODS.apiVersion());
        pod.setKind(ApiResource.PODS.kind());
        pod.setMetadata(new ObjectMetaBuilder()
                .withGenerateName("preflight-")
                .withLabels(labels(workload))
                .withAnnotations(workload.texts("spec", "template", "metadata", "annotations"))
                .build());
        pod.setAdditionalProperties(Map.of("spec", spec(workload)));
        return pod;
    }

    /** With those that its controller adds, which policies and a spread over nodes may name. */
    private static Map<String, String> labels(RenderedObject workload) {
        var labels = new HashMap<>(workload.texts("spec", "template", "metadata", "labels"));
        switch (workload.kind()) {
            case "Deployment" -> labels.put("pod-template-hash", HASH);
            case "DaemonSet" -> labels.put("controller-revision-hash", HASH);
            case "StatefulSet" ->
                labels.putAll(Map.of(
                        "controller-revision-hash", workload.name() + "-" + HASH,
                        "statefulset.kubernetes.io/pod-name", workload.name() + "-0",
                        "apps.kubernetes.io/pod-index", "0"));
            default -> {}
        }
        return labels;
    }

    /** With the volumes that a StatefulSet adds for its claims, over those of the same name. */
    private static Map<String, Object> spec(RenderedObject workload) {
        var body = new Unstructured(workload.body());
        var spec = new HashMap<String, Object>();
        body.at("spec", "template", "spec").fields().forEach((key, value) -> spec.put(String.valueOf(key), value));
        var claims = body.at("spec", "volumeClaimTemplates")
                .items()
                .flatMap(claim -> claim.at("metadata", "name").text().stream())
                .toList();
        if (!claims.isEmpty()) {
            var others = body.at("spec", "template", "spec", "volumes")
                    .items()
                    .filter(volume -> !claims.contains(volume.at("name").orEmpty()))
                    .flatMap(volume -> Optional.ofNullable(volume.value()).stream());
            var added = claims.stream()
                    .map(claim -> Map.of(
                            "name",
                            claim,
                            "persistentVolumeClaim",
                            Map.of("claimName", claim + "-" + workload.name() + "-0")));
            spec.put("volumes", Stream.concat(others, added).toList());
        }
        return spec;
    }
}

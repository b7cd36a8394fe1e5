package io.github.runneractions.deploy.rollout;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.github.runneractions.deploy.chart.RenderedChart;
import io.github.runneractions.deploy.chart.RenderedObject;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.Topic;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Where the pods of a chart's objects are listed: those of its workloads, of its Jobs, hooks among them, and its own pods. */
record PodLists(RenderedChart chart) {
    /** Kubernetes' label of a Job's pods; newer versions have a second, with a prefix. */
    private static final String JOB = "job-name";

    /** Longer lists do not fit into a URL. */
    private static final int MOST_JOBS = 50;

    /** Each has a watch of its own. */
    private static final int MOST_PODS = 10;

    List<
                    FilterWatchListDeletable<
                            GenericKubernetesResource,
                            GenericKubernetesResourceList,
                            Resource<GenericKubernetesResource>>>
            in(Cluster cluster) {
        var ofWorkloads = chart.workloads().stream()
                .map(workload -> cluster.objects(ApiResource.PODS).withLabels(workload.selector()));
        var jobs = names("Job").limit(MOST_JOBS).toArray(String[]::new);
        var ofJobs = Stream.of(jobs)
                .limit(1)
                .map(_ -> cluster.objects(ApiResource.PODS).withLabelIn(JOB, jobs));
        var own = names("Pod")
                .limit(MOST_PODS)
                .map(name -> cluster.objects(ApiResource.PODS).withField("metadata.name", name));
        return Stream.of(ofWorkloads, ofJobs, own).flatMap(lists -> lists).toList();
    }

    /** Gives {@code reader} each pod; returns why they cannot be listed, if they cannot. */
    Optional<Topic> read(Cluster cluster, Consumer<GenericKubernetesResource> reader) {
        try {
            in(cluster).forEach(pods -> cluster.eachPage("list pods", pods, page -> page.forEach(reader)));
            return Optional.empty();
        } catch (Failure e) {
            return Optional.of(e.topic());
        }
    }

    private Stream<String> names(String kind) {
        return chart.objects().stream()
                .filter(object -> object.kind().equals(kind))
                .map(RenderedObject::name)
                .distinct();
    }
}

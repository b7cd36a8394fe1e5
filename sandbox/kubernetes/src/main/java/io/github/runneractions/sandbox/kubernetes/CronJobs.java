package io.github.runneractions.sandbox.kubernetes;

import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;

/** CronJobs that a test does not wait for. */
public final class CronJobs {

    private CronJobs() {}

    /**
     * Runs a CronJob now, as {@code kubectl create job --from} does.
     *
     * @return the name of the new Job
     */
    public static String runNow(KubernetesClient client, String namespace, String cronJob) {
        var template = client.batch()
                .v1()
                .cronjobs()
                .inNamespace(namespace)
                .withName(cronJob)
                .get()
                .getSpec()
                .getJobTemplate();
        return client.resource(new JobBuilder()
                        .withNewMetadata()
                        .withGenerateName(cronJob + "-now-")
                        .withNamespace(namespace)
                        .withLabels(template.getMetadata().getLabels())
                        .withAnnotations(template.getMetadata().getAnnotations())
                        .endMetadata()
                        .withSpec(template.getSpec())
                        .build())
                .create()
                .getMetadata()
                .getName();
    }
}

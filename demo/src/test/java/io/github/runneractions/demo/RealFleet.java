package io.github.runneractions.demo;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.github.runneractions.sandbox.github.model.RunnerPlace;
import io.github.runneractions.sandbox.github.model.RunnerSessions;
import io.github.runneractions.sandbox.github.model.RunnerToken;
import io.github.runneractions.sandbox.github.server.SandboxCertificates;
import io.github.runneractions.sandbox.kubernetes.CronJobs;
import io.github.runneractions.sandbox.kubernetes.node.RealNode;
import io.github.runneractions.sandbox.process.Command;
import io.github.runneractions.sandbox.tools.Tools;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A release of the runner chart with one runner on the real node, in a namespace that admits restricted pods only. */
final class RealFleet extends RealNamespace implements AutoCloseable {
    /** The machine may be busy with the images of other tests. */
    private static final Duration HELM_LIMIT = Duration.ofMinutes(5);

    static final String URL = "https://" + SandboxCertificates.HOST_NAME + "/" + RealCluster.REPOSITORY;

    /** Once a year. */
    private static final String NEVER = "0 0 1 1 *";

    private static final String[] APP_SETTINGS = {
        "app.secretName=" + APP_SECRET,
        "github.url=" + URL,
        "broker.image.repository=" + RealCluster.IMAGES + "registration-token",
        "broker.image.tag=" + RunnerImage.TAG,
        "cleanup.image.repository=" + RealCluster.IMAGES + "runner-cleanup",
        "cleanup.image.tag=" + RunnerImage.TAG,
        // Only when a test runs them: never in the middle of one.
        "broker.schedule=" + NEVER,
        "cleanup.schedule=" + NEVER,
        "broker.resources.requests.cpu=1m",
        "cleanup.resources.requests.cpu=1m"
    };

    /** Deploys it; no pod is waited for. */
    static RealFleet deploy(String... settings) {
        var fleet = new RealFleet();
        fleet.prepare();
        fleet.upgrade(settings);
        return fleet;
    }

    private void prepare() {
        admin.namespaces()
                .withName(namespace)
                .edit(it -> it.edit()
                        .editMetadata()
                        .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                        .endMetadata()
                        .build());
        admin.resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("authorities")
                        .withNamespace(namespace)
                        .endMetadata()
                        .addToData("ca.crt", cluster.github.caCertificate().orElseThrow())
                        .build())
                .create();
    }

    /** Gives it the app's key, and so a broker and a cleanup. */
    static RealFleet deployWithApp(String... settings) {
        var fleet = new RealFleet();
        fleet.prepare();
        fleet.writeSecret(
                APP_SECRET,
                Map.of("client-id", String.valueOf(RealCluster.APP), "private-key", fleet.cluster.key.privatePem()));
        fleet.upgrade(
                Stream.concat(Stream.of(APP_SETTINGS), Stream.of(settings)).toArray(String[]::new));
        return fleet;
    }

    /** Installs or upgrades the release with these settings beside those that the sandbox needs. */
    void upgrade(String... settings) {
        helm(Command.of(Tools.program("helm"), cluster.folder.path().resolve(namespace + ".log"))
                .with(
                        "upgrade",
                        "--install",
                        release,
                        Tools.repository().resolve("runner/chart").toString())
                .with(
                        "--set",
                        "replicaCount=1,image.repository=" + RunnerImage.REPOSITORY + ",image.tag=" + RunnerImage.TAG)
                // The machine may be small, and a full node is not what is tested.
                .with("--set", "resources.requests.cpu=1m,registrar.resources.requests.cpu=1m")
                .with("--set", "caCertificates.configMap=authorities")
                .with("--set", "hostAliases[0].ip=" + RealNode.WEB_ADDRESS)
                .with("--set", "hostAliases[0].hostnames[0]=" + SandboxCertificates.HOST_NAME)
                .with(Stream.of(settings)
                        .flatMap(it -> Stream.of(it.endsWith(NEVER) ? "--set-string" : "--set", it))
                        .toList()));
    }

    /** Runs the chart's test; what it has written. */
    String test() {
        return helm(Command.of(Tools.program("helm"), cluster.folder.path().resolve(namespace + "-test.log"))
                .with("test", release, "--logs", "--timeout", "4m"));
    }

    private String helm(Command command) {
        var all = command.with(
                "--namespace",
                namespace,
                "--kubeconfig",
                cluster.plane.adminKubeconfig().toString());
        try (var helm = all.start()) {
            if (helm.awaitExit(HELM_LIMIT) != 0) {
                throw new IllegalStateException(helm.tail());
            }
            return helm.tail();
        }
    }

    /** Runs a CronJob now, and waits for its end; what it has written. */
    String runNow(String component) {
        var job = CronJobs.runNow(admin, namespace, release + "-" + component);
        await(
                job + " to end",
                () ->
                        admin
                                .batch()
                                .v1()
                                .jobs()
                                .inNamespace(namespace)
                                .withName(job)
                                .get()
                                .getStatus()
                                .getConditions()
                                .stream()
                                .anyMatch(it -> List.of("Complete", "Failed").contains(it.getType())));
        return logOfJob(job);
    }

    private String logOfJob(String job) {
        var log = new StringBuilder();
        for (var pod : admin.pods()
                .inNamespace(namespace)
                .withLabel("job-name", job)
                .list()
                .getItems()) {
            log.append(admin.pods()
                    .inNamespace(namespace)
                    .withName(pod.getMetadata().getName())
                    .getLog());
        }
        return log.toString();
    }

    /** Writes fresh tokens, as the broker does; returns the one to remove runners with. */
    RunnerToken writeTokens() {
        var tokens = cluster.github.world().tokens();
        var place = RunnerPlace.of(RealCluster.REPOSITORY);
        var registration = tokens.mint(RunnerToken.Kind.REGISTRATION, place);
        var removal = tokens.mint(RunnerToken.Kind.REMOVAL, place);
        writeSecret(Map.of(
                "token", registration.value(),
                "expires-at", registration.expiresAt().toString(),
                "removal-token", removal.value(),
                "url", URL));
        return removal;
    }

    /** Writes the Secret with the registration: these entries and no others. */
    void writeSecret(Map<String, String> entries) {
        writeSecret(secret, entries);
    }

    private void writeSecret(String name, Map<String, String> entries) {
        admin.resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(namespace)
                        .endMetadata()
                        .withStringData(entries)
                        .build())
                .createOr(it -> {
                    admin.secrets().inNamespace(namespace).withName(name).delete();
                    return it.create();
                });
    }

    /** Gives the runner a job. */
    void give(String pod, String job, String script) {
        cluster.github.world().sessions().give(pod, new RunnerSessions.Job(job, script));
    }

    /** How a job ended; empty while it has not. */
    Optional<RunnerSessions.Ended> ended(String pod, String job) {
        return cluster.github.world().sessions().ended().stream()
                .filter(it -> it.runner().equals(pod) && it.job().equals(job))
                .findFirst();
    }

    /** Runs a job to its end. */
    RunnerSessions.Ended run(String pod, String job, String script) {
        give(pod, job, script);
        await("job " + job, () -> ended(pod, job).isPresent());
        return ended(pod, job).orElseThrow();
    }

    /** Kills GitHub's runner once it waits for a job: right after one, the file still names the process that has ended. */
    void killListener(String pod) {
        exec(
                pod,
                "runner",
                "cd /run/runner; until [[ $(cat state) == listening ]] && kill -KILL \"$(cat listener)\"; do sleep 0.1; done");
    }

    /** Tells pods to end, as a drain or an upgrade does; does not wait. */
    void scaleTo(int replicas) {
        // Not by its version: its controller writes its status at any time.
        admin.apps()
                .deployments()
                .inNamespace(namespace)
                .withName(release)
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\": {\"replicas\": " + replicas + "}}");
    }

    /** Tells the pod to end, as a drain does. */
    void replace(String pod) {
        admin.pods().inNamespace(namespace).withName(pod).delete();
    }

    /** Lets the pod end without its having a say in it, as when a node is lost. */
    void kill(String pod) {
        admin.pods().inNamespace(namespace).withName(pod).withGracePeriod(0).delete();
    }

    void removeSecret() {
        admin.secrets().inNamespace(namespace).withName(secret).delete();
    }

    /** Deletes the namespace, without waiting for its pods to end. */
    @Override
    public void close() {
        admin.pods().inNamespace(namespace).withGracePeriod(0).delete();
        admin.namespaces().withName(namespace).delete();
    }
}

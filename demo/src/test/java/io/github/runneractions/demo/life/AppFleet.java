package io.github.runneractions.demo.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.github.runneractions.demo.life.Programs.Run;
import io.github.runneractions.sandbox.key.SigningKey;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.CronJobs;
import io.github.runneractions.sandbox.kubernetes.fleet.JobPod;
import io.github.runneractions.sandbox.kubernetes.fleet.PlayedJobs;
import io.github.runneractions.sandbox.process.Await;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A team's fleet with the chart's broker and cleanup, which act as a GitHub App: their programs run when their Jobs do. */
final class AppFleet implements AutoCloseable {
    private static final Map<String, String> ACTIONS =
            Map.of("broker", "registration-token-action", "cleanup", "runner-cleanup-action");

    private final Team team;
    private final PlayedJobs jobs;
    private final Map<String, Run> runs = new ConcurrentHashMap<>();
    private SigningKey key;

    AppFleet(ControlPlane plane, Team team) {
        this.team = team;
        key = SigningKey.rsa();
        var app = team.github.world().addApp(1, "acme", key.publicKey());
        team.github.world().install(app, "acme", Map.of("administration", "write", "metadata", "read"));
        writeKey();
        apply(new ConfigMapBuilder()
                .withNewMetadata()
                .withName("authority")
                .endMetadata()
                .addToData("ca.crt", team.github.caCertificate().orElseThrow())
                .build());
        jobs = PlayedJobs.start(plane, team.tenant.namespace(), this::run);
    }

    /** Deploys with these values beside those that the fleet needs. */
    Run deploy(int runners, String values) {
        return team.deploy(
                Map.of("timeout", Team.timeout(values), "values", """
                replicaCount: %d
                maxSurge: 100%%
                app: {secretName: app}
                github: {url: '%s'}
                caCertificates: {configMap: authority}
                cleanup: {offlineFor: 1s, maxDelete: 100%%}
                %s
                """.formatted(runners, team.url(), values)));
    }

    /** Runs the broker, as its CronJob does every ten minutes. */
    Run renew() {
        return runOf("demo-broker");
    }

    /** What must hold whatever has happened: the runners are online, the others go with the next cleanup, nothing leaks. */
    void isWell(int runners) {
        team.awaitOnline(runners);
        var cleanup = runOf("demo-cleanup");
        assertThat(cleanup.exitCode()).as(cleanup.output()).isZero();
        assertThat(team.offline()).isEmpty();
        assertThat(team.online()).hasSize(runners);
        team.assertNoLeaks("app", "demo-registration");
    }

    /** Makes a new key the app's only one at GitHub. */
    void replaceKey() {
        key = SigningKey.rsa();
        team.github.world().addApp(1, "acme", key.publicKey());
    }

    /** Writes the key into the Secret that broker and cleanup use. */
    void writeKey() {
        team.keepSecret(key.privatePem());
        apply(new SecretBuilder()
                .withNewMetadata()
                .withName("app")
                .endMetadata()
                .addToStringData("client-id", "Iv23liacme")
                .addToStringData("private-key", key.privatePem())
                .build());
    }

    @Override
    public void close() {
        jobs.close();
    }

    /** The program of a Job's pod. */
    private int run(JobPod pod) {
        team.keepSecret(pod.token());
        var variables = new HashMap<>(pod.variables());
        // What a pod has from the kubelet.
        variables.put("INPUT_KUBE_SERVER", team.tenant.server().toString());
        variables.put("INPUT_KUBE_CA", team.tenant.caPem());
        variables.put("INPUT_KUBE_TOKEN", pod.token());
        var run = team.programs.run(ACTIONS.getOrDefault(pod.container(), "none"), variables);
        runs.put(pod.name(), run);
        return run.exitCode();
    }

    private Run runOf(String cronJob) {
        try (var client = team.tenant.client()) {
            var name = CronJobs.runNow(client, team.tenant.namespace(), cronJob);
            Await.until("Job " + name + " to end", () -> of(name).isPresent(), Team.LIMIT);
            client.batch().v1().jobs().withName(name).delete();
            return of(name).orElseThrow();
        }
    }

    private Optional<Run> of(String job) {
        return runs.entrySet().stream()
                .filter(run -> run.getKey().startsWith(job + "-"))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private void apply(HasMetadata object) {
        try (var client = team.tenant.client()) {
            client.resource(object).forceConflicts().serverSideApply();
        }
    }
}

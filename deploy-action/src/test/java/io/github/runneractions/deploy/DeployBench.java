package io.github.runneractions.deploy;

import io.github.runneractions.imagebuilder.bench.Times;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import io.github.runneractions.sandbox.process.Await;
import io.github.runneractions.sandbox.process.TemporaryFolder;
import io.github.runneractions.sandbox.runner.action.ActionImage;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Measures what the action takes beside bare Helm, with the same chart, values and account, in turn. Run in the action's folder. */
public final class DeployBench {
    private static final int ROUNDS = 11;
    private static final int FEW_ROUNDS = 5;
    private static final int OBJECTS = 300;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final ControlPlane plane;
    private final Path folder;
    private final PrintStream out;

    private DeployBench(ControlPlane plane, Path folder, PrintStream out) {
        this.plane = plane;
        this.folder = folder;
        this.out = out;
    }

    /** No arguments. */
    public static void main(String[] none) throws IOException {
        try (var folder = TemporaryFolder.create("deploy-bench")) {
            var bench = new DeployBench(ControlPlane.shared(), folder.path(), System.out);
            bench.nothingToChange();
            bench.manyObjects();
            bench.firstDeployment();
        }
    }

    private void nothingToChange() throws IOException {
        race("the runner chart, nothing to change", ROUNDS, runners(1), _ -> 1);
    }

    private void manyObjects() throws IOException {
        race(OBJECTS + " ConfigMaps, nothing to change", FEW_ROUNDS, configMaps(), _ -> 1);
        race(OBJECTS + " ConfigMaps, each changed", FEW_ROUNDS, configMaps(), round -> round);
    }

    private void firstDeployment() throws IOException {
        for (var pods : List.of(1, 50)) {
            var ours = new Times("from the last pod's readiness to the action's end");
            var theirs = new Times("to Helm's end");
            for (var round = 0; round < FEW_ROUNDS; round++) {
                ours.add(afterReadiness(runners(pods), pods, this::action));
                theirs.add(afterReadiness(runners(pods), pods, this::helm));
            }
            print("a first deployment of " + pods + (pods == 1 ? " pod" : " pods"), List.of(ours, theirs));
        }
    }

    private Duration afterReadiness(Chart chart, int pods, Deployer deployer) throws IOException {
        var tenant = tenant();
        var ready = new long[1];
        var watcher = Thread.ofVirtual().start(() -> {
            Await.until("all pods to be ready", () -> readyPods(tenant) == pods, LIMIT);
            ready[0] = System.nanoTime();
        });
        deployer.deploy(tenant, chart, 1);
        var end = System.nanoTime();
        try {
            watcher.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return Duration.ofNanos(Math.max(0, end - ready[0]));
    }

    private long readyPods(TenantNamespace tenant) {
        return plane.admin().pods().inNamespace(tenant.namespace()).list().getItems().stream()
                .filter(pod -> pod.getStatus() != null
                        && pod.getStatus().getConditions().stream()
                                .anyMatch(it -> it.getType().equals("Ready")
                                        && it.getStatus().equals("True")))
                .count();
    }

    private interface Deployer {
        void deploy(TenantNamespace tenant, Chart chart, int revision) throws IOException;
    }

    private interface Revision {
        int in(int round);
    }

    /**
     * A chart to deploy.
     *
     * @param path empty for the one that comes with the action
     */
    private record Chart(String path, String values) {
        String values(int revision) {
            return values.replace("$", String.valueOf(revision));
        }
    }

    private static Chart runners(int pods) {
        return new Chart(
                "",
                // The pods of earlier rounds stay, and the node must have room for all.
                "{replicaCount: " + pods + ", serviceAccount: {create: false}, podAnnotations: {revision: r$}"
                        + ", resources: {requests: {cpu: 1m, memory: 1Mi}}"
                        + ", registrar: {resources: {requests: {cpu: 1m, memory: 1Mi}}}}");
    }

    private Chart configMaps() throws IOException {
        var templates = Files.createDirectories(folder.resolve("workspace/chart/templates"));
        Files.writeString(templates.resolveSibling("Chart.yaml"), "{apiVersion: v2, name: own, version: 1.0.0}");
        Files.writeString(
                templates.resolve("all.yaml"),
                IntStream.range(0, OBJECTS)
                        .mapToObj(each -> "---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: data-" + each
                                + "}, data: {n: 'r{{ .Values.n }}'}}\n")
                        .collect(Collectors.joining()));
        return new Chart("chart", "n: $");
    }

    private TenantNamespace tenant() throws IOException {
        Files.createDirectories(folder.resolve("temp"));
        Files.createDirectories(folder.resolve("workspace"));
        return plane.tenant(plane.freshNamespace("bench"));
    }

    private void race(String what, int rounds, Chart chart, Revision revision) throws IOException {
        var ours = new Times("deploy-action");
        var theirs = new Times("helm upgrade --install");
        var forUs = tenant();
        var forHelm = tenant();
        for (var round = 0; round <= rounds; round++) {
            var start = System.nanoTime();
            action(forUs, chart, revision.in(round));
            var middle = System.nanoTime();
            helm(forHelm, chart, revision.in(round));
            if (round > 0) {
                ours.add(Duration.ofNanos(middle - start));
                theirs.add(Duration.ofNanos(System.nanoTime() - middle));
            }
        }
        print(what, List.of(ours, theirs));
    }

    private void action(TenantNamespace tenant, Chart chart, int revision) {
        var inputs = new HashMap<>(Map.of(
                "registration-token", "", "registration-token-expires-at", "", "values", chart.values(revision)));
        if (!chart.path().isEmpty()) {
            inputs.put("chart", chart.path());
        }
        try (var run = DeployRun.inWorkflow(tenant, folder, inputs)) {
            if (run.exitCode() != 0) {
                throw new IllegalStateException(run.output());
            }
        }
    }

    private void helm(TenantNamespace tenant, Chart chart, int revision) throws IOException {
        var values = Files.writeString(folder.resolve("values.yaml"), chart.values(revision));
        var path = chart.path().isEmpty()
                ? ActionImage.of(Path.of("")).folder().resolve("chart").toString()
                : folder.resolve("workspace").resolve(chart.path()).toString();
        var arguments = List.of(
                "upgrade", "--install", "demo", path, "--wait", "--wait-for-jobs", "--values", values.toString());
        if (BareHelm.run(tenant, folder, arguments) != 0) {
            throw new IllegalStateException(Files.readString(folder.resolve("helm.log")));
        }
    }

    private void print(String what, List<Times> times) {
        var yardstick = times.getLast();
        out.printf("%ndeploy, %s%n", what);
        times.forEach(it -> out.printf("  %-50s %s  %s%n", it.contender(), it.describe(), it.over(yardstick)));
    }
}

package io.github.runneractions.demo.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.SandboxOptions;
import io.github.runneractions.sandbox.github.model.RegisteredRunner;
import io.github.runneractions.sandbox.github.model.RegisteredRunner.Status;
import io.github.runneractions.sandbox.github.model.RunnerPlace;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.PodFate;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import io.github.runneractions.sandbox.kubernetes.fleet.RunnerFleet;
import io.github.runneractions.sandbox.kubernetes.fleet.SandboxRunners;
import io.github.runneractions.sandbox.process.Await;
import io.github.runneractions.sandbox.scenario.NamespaceObjects;
import io.github.runneractions.testkit.scenario.SecretForms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A team with a namespace, an account that deploys there, and the release {@code demo} of the runner chart, whose runners
 * belong to a GitHub Enterprise Server: the sandbox, over TLS. Its clock can be moved by an hour in both directions, as far
 * as programs believe it.
 */
final class Team implements AutoCloseable {
    static final Duration LIMIT = Duration.ofMinutes(4);
    static final RunnerPlace PLACE = RunnerPlace.of("acme/widgets");
    private static final String PERSON = "ghp_0123456789abcdefghijklmnopqrstuvwxyz";

    /** An hour before the clock of this machine, and a bit less: that is how far programs follow GitHub's clock. */
    private static final Duration BEGINNING = Duration.ofMinutes(-59);

    final KubernetesClient admin;
    final GitHubSandbox github =
            GitHubSandbox.start(SandboxOptions.defaults().withTls().withPath("/api/v3"));
    final TenantNamespace tenant;
    final Programs programs;
    private final RunnerFleet fleet;
    private final Set<String> secrets = ConcurrentHashMap.newKeySet();

    Team(ControlPlane plane, List<PolicyRule> rights, Path folder) {
        admin = plane.admin();
        tenant = plane.tenant(plane.freshNamespace("life"), rights);
        programs = Programs.in(folder);
        github.world().addRepository("acme/widgets");
        github.world().addPersonalToken(PERSON, "octocat", Set.of("repo"));
        github.world().clock().skew(BEGINNING);
        fleet = RunnerFleet.start(
                plane, tenant.namespace(), Map.of("app.kubernetes.io/component", "runner"), new SandboxRunners(github));
        secrets.addAll(List.of(PERSON, tenant.token()));
    }

    /** The page of the runners at GitHub. */
    String url() {
        return github.url().resolve("/") + "acme/widgets";
    }

    /** Moves GitHub's clock to a time after the beginning. */
    void later(Duration sinceTheBeginning) {
        github.world().clock().skew(BEGINNING.plus(sinceTheBeginning));
    }

    /** Nobody may read it outside of the Secret where it belongs. */
    void keepSecret(String secret) {
        secrets.add(secret);
    }

    /** Runs deploy-action, which waits for the runners. */
    Programs.Run deploy(Map<String, String> inputs) {
        return run("deploy-action", inputs);
    }

    /** Values of a release whose image is nowhere. */
    static String lostImage() {
        return "podAnnotations: {%s: %s}".formatted(PodFate.KEY, PodFate.IMAGE_PULL_BACK_OFF.value());
    }

    /** How long deploy-action waits for pods with these values: for those that never come, not long. */
    static String timeout(String values) {
        return values.contains(PodFate.KEY) ? "6s" : "4m";
    }

    /** Runs an action as the team, for the release. */
    Programs.Run run(String action, Map<String, String> inputs) {
        var variables = new HashMap<>(Map.of(
                "INPUT_KUBE_SERVER", tenant.server().toString(),
                "INPUT_KUBE_CA", tenant.caPem(),
                "INPUT_KUBE_TOKEN", tenant.token(),
                "INPUT_NAMESPACE", tenant.namespace(),
                "INPUT_RELEASE", "demo",
                "INPUT_URL", url(),
                "INPUT_TOKEN", PERSON,
                "INPUT_CA_CERTIFICATES", github.caCertificate().orElseThrow()));
        inputs.forEach((name, value) ->
                variables.put("INPUT_" + name.toUpperCase(Locale.ROOT).replace('-', '_'), value));
        return programs.run(action, variables);
    }

    /** Waits until this many pods of the release live, and the runner of each is online. */
    void awaitOnline(int runners) {
        Await.until(
                runners + " runners online of " + fleet.failures(),
                () -> online().equals(pods()) && online().size() == runners,
                LIMIT);
    }

    /** The living pods of the release, by their names. */
    List<String> pods() {
        return livingPods().map(pod -> pod.getMetadata().getName()).sorted().toList();
    }

    Stream<Pod> livingPods() {
        return admin
                .pods()
                .inNamespace(tenant.namespace())
                .withLabel("app.kubernetes.io/component", "runner")
                .list()
                .getItems()
                .stream()
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null);
    }

    List<String> online() {
        return runners(Status.ONLINE);
    }

    List<String> offline() {
        return runners(Status.OFFLINE);
    }

    /** Why runners are not online, by their pods. */
    Map<String, String> failures() {
        return fleet.failures();
    }

    /** Deletes a pod and waits for its end. */
    void deletePod(String name) {
        var pod = admin.pods().inNamespace(tenant.namespace()).withName(name);
        pod.delete();
        Await.until("the end of " + name, () -> pod.get() == null, LIMIT);
    }

    /** Looks for credentials in all objects but the Secrets that are for them, in Helm's records, and in all logs. */
    void assertNoLeaks(String... secretsForThem) {
        var places = new HashMap<>(new NamespaceObjects(admin, tenant.namespace()).texts(Set.of()));
        for (var secret : secretsForThem) {
            assertThat(places.remove("Secret " + secret)).as(secret).isNotNull();
        }
        assertThat(places.keySet()).anyMatch(place -> place.startsWith("Secret sh.helm.release."));
        places.putAll(programs.logs());
        secrets.addAll(github.secrets());
        var forms = secrets.stream().flatMap(SecretForms::of).collect(Collectors.toSet());
        // Most lines of hundreds of pods are the same.
        var lines = new HashMap<String, String>();
        places.forEach((place, text) -> text.lines().forEach(line -> lines.putIfAbsent(line, place)));
        var leaks = new ArrayList<String>();
        lines.forEach((line, place) -> {
            if (forms.stream().anyMatch(line::contains)) {
                leaks.add(place + ": " + line);
            }
        });
        assertThat(leaks).isEmpty();
    }

    @Override
    public void close() {
        fleet.close();
        github.close();
        admin.namespaces().withName(tenant.namespace()).delete();
    }

    private List<String> runners(Status status) {
        return github.world().runners().of(PLACE).stream()
                .filter(runner -> runner.status() == status)
                .map(RegisteredRunner::name)
                .sorted()
                .toList();
    }
}

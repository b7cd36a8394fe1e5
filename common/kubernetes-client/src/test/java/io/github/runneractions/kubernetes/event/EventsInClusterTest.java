package io.github.runneractions.kubernetes.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.github.runneractions.kubernetes.TestRun;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.kubernetes.connection.Credential;
import io.github.runneractions.runtime.Environment;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.EmptyRelease;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import io.github.runneractions.sandbox.kubernetes.TenantRights;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Events as a real API server takes them, and finds them. */
@Tag("real")
class EventsInClusterTest {
    private static final ControlPlane PLANE = ControlPlane.shared();
    private static final PolicyRule EVENTS = TenantRights.rule("", List.of("create", "patch"), "events");
    private static final PolicyRule DEPLOYMENTS = TenantRights.rule("apps", List.of("get"), "deployments");

    private final String namespace = PLANE.freshNamespace("events");
    private final TestRun run = new TestRun(Map.of());

    @AfterEach
    void delete() {
        PLANE.admin().namespaces().withName(namespace).delete();
    }

    @Test
    void areFoundByTheDeploymentsUid() {
        var deployment = deployment();
        try (var cluster = cluster(run, PLANE.tenant(namespace, List.of(EVENTS, DEPLOYMENTS)))) {
            var recorder = EventRecorder.of(cluster, "broker", run.context);
            var about = recorder.deployment("demo").orElseThrow();
            recorder.record(new RunnerEvent(EventReason.RUNNER_TOKEN_RENEWED, about, "", "valid until 13:00"));
            run.advance(Duration.ofMinutes(10));
            var later = EventRecorder.of(cluster, "broker", run.context);
            later.record(new RunnerEvent(EventReason.RUNNER_TOKEN_RENEWED, about, "", "valid until 13:10"));
            var once = new RunnerEvent(EventReason.RUNNER_REMOVED, about, "17", "Removed one", Map.of("a/b", "17=4"));
            later.record(once);
            later.record(once);

            assertThat(later.annotations(once)).containsEntry("a/b", "17=4");
        }

        assertThat(describe(deployment))
                .extracting(event -> event.getType() + " " + event.getReason() + " " + event.getMessage() + " x"
                        + event.getCount() + " " + event.getReportingComponent())
                .containsExactlyInAnyOrder(
                        "Normal RunnerTokenRenewed valid until 13:10 x2 runner-actions.github.io/broker",
                        "Normal RunnerRemoved Removed one x1 runner-actions.github.io/broker");
        assertThat(run.lines).noneMatch(line -> line.contains("Events are missing"));
    }

    @Test
    void areCountedByTwoRunsAtOnce() throws Exception {
        var deployment = deployment();
        var tenant = PLANE.tenant(namespace, List.of(EVENTS, DEPLOYMENTS));
        var start = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var done : threads.invokeAll(List.of(writer(tenant, start, "one"), writer(tenant, start, "two")))) {
                assertThat(done.get()).isEmpty();
            }
        }

        assertThat(describe(deployment))
                .singleElement()
                .satisfies(event -> assertThat(event.getCount()).isEqualTo(2));
    }

    @Test
    void areMissingWithoutThePermissionAndNothingElseHappens() {
        deployment();
        try (var cluster = cluster(run, PLANE.tenant(namespace, List.of(DEPLOYMENTS)))) {
            var recorder = EventRecorder.of(cluster, "broker", run.context);
            var about = recorder.deployment("demo").orElseThrow();
            recorder.record(new RunnerEvent(EventReason.RUNNER_TOKEN_RENEWED, about, "", "valid until 13:00"));
        }

        assertThat(run.lines)
                .last()
                .asString()
                .contains("cannot patch resource \"events\" in API group \"\" in the namespace \"" + namespace + "\"")
                .endsWith("A Role for them has `create` and `patch` on `events`, and `get` on the Deployment.");
    }

    @Test
    void needNoDeploymentToBeThere() {
        try (var cluster = cluster(run, PLANE.tenant(namespace, List.of(DEPLOYMENTS)))) {
            assertThat(EventRecorder.of(cluster, "broker", run.context).deployment("demo"))
                    .isEmpty();
        }
        assertThat(run.lines).noneMatch(line -> line.contains("Events are missing"));
    }

    private static Callable<List<String>> writer(TenantNamespace tenant, CyclicBarrier start, String message) {
        return () -> {
            var run = new TestRun(Map.of());
            try (var cluster = cluster(run, tenant)) {
                var recorder = EventRecorder.of(cluster, "broker", run.context);
                var about = recorder.deployment("demo").orElseThrow();
                start.await();
                recorder.record(new RunnerEvent(EventReason.RUNNER_TOKEN_RENEWED, about, "", message));
                return run.lines.stream()
                        .filter(line -> line.contains("Events"))
                        .toList();
            }
        };
    }

    /** The Events that {@code kubectl describe} asks for. */
    private List<Event> describe(Deployment deployment) {
        return PLANE
                .admin()
                .v1()
                .events()
                .inNamespace(namespace)
                .withFields(Map.of(
                        "involvedObject.kind",
                        "Deployment",
                        "involvedObject.name",
                        "demo",
                        "involvedObject.namespace",
                        namespace,
                        "involvedObject.uid",
                        deployment.getMetadata().getUid()))
                .list()
                .getItems()
                .stream()
                // The deployment controller has Events of its own.
                .filter(event -> Stream.of(EventReason.values())
                        .anyMatch(reason -> reason.toString().equals(event.getReason())))
                .toList();
    }

    private Deployment deployment() {
        return new EmptyRelease(PLANE, namespace).create();
    }

    private static Cluster cluster(TestRun run, TenantNamespace tenant) {
        return Cluster.of(
                new ClusterConnection(
                        tenant.server(),
                        Optional.of(tenant.caPem()),
                        new Credential.BearerToken(run.mask(tenant.token())),
                        tenant.namespace()),
                new Environment(Map.of()),
                Clock.systemUTC());
    }
}

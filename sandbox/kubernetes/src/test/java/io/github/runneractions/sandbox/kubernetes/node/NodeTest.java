package io.github.runneractions.sandbox.kubernetes.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.process.Await;
import io.github.runneractions.sandbox.process.FreePorts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A node whose kubelet, container runtime and containers are real, from its beginning to its end. */
@Tag("real")
class NodeTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String POD = "busy";

    @BeforeAll
    static void isPossible() {
        var missing = RealNode.missing();
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    }

    @Test
    void runsPodsAndLeavesNothing() throws Exception {
        List<Path> ours;
        List<ProcessHandle> processes;
        Path folder;
        try (var plane = ControlPlane.start()) {
            try (var node = RealNode.join(plane)) {
                folder = Objects.requireNonNull(node.logs().getParent());
                ours = mark(folder);
                processes = processes(folder);
                assertThat(processes).isNotEmpty();
                assertThat(plane.takesPods(RealNode.NAME)).isTrue();
                assertThat(plane.admin()
                                .nodes()
                                .withName("node-1")
                                .get()
                                .getSpec()
                                .getUnschedulable())
                        .isTrue();

                var namespace = run(plane);

                // Through the relay to the kubelet.
                var pod = plane.admin().pods().inNamespace(namespace).withName(POD);
                assertThat(pod.getLog()).isEqualTo("hello\n");
                assertThat(exec(plane, namespace, "/bin/busybox id -u")).isEqualTo("0\n");
                // Through the relay to the API server, which answers in plain text to who does not speak TLS.
                assertThat(exec(
                                plane,
                                namespace,
                                "/bin/busybox printf 'GET / HTTP/1.0\\r\\n\\r\\n' | /bin/busybox nc 10.0.0.1 443"))
                        .contains("HTTP request to an HTTPS server");
            }
            assertThat(ours).noneMatch(Files::exists);
            assertThat(processes).noneMatch(ProcessHandle::isAlive);
            assertThat(Files.readString(Path.of("/proc/mounts"))).doesNotContain(folder.toString());
        }
    }

    @Test
    void doesNotShareItsFolderWithAnother() throws IOException {
        try (var other = NodeBox.start(FreePorts.next())) {
            List<Path> first;
            List<Path> second;
            try (var one = NodeBox.start(FreePorts.next())) {
                assertThat(one.folder()).isNotEqualTo(other.folder());
                first = mark(one.folder());
                second = mark(other.folder());
            }
            // The end of one is not that of the other.
            assertThat(first).noneMatch(Files::exists);
            assertThat(second).allMatch(Files::exists);
            assertThat(other.process().alive()).isTrue();
        }
    }

    /** Runs a pod of the one image that each node has; its namespace. */
    private static String run(ControlPlane plane) {
        var namespace = plane.freshNamespace("node");
        plane.admin()
                .resource(new PodBuilder()
                        .withNewMetadata()
                        .withName(POD)
                        .withNamespace(namespace)
                        .endMetadata()
                        .withNewSpec()
                        .withAutomountServiceAccountToken(false)
                        .withTerminationGracePeriodSeconds(0L)
                        .addNewContainer()
                        .withName("main")
                        .withImage("sandbox.test/pause:1")
                        .withImagePullPolicy("Never")
                        .withCommand("/bin/busybox", "sh", "-c", "echo hello; exec /bin/busybox sleep 1000")
                        .endContainer()
                        .endSpec()
                        .build())
                .create();
        Await.until(
                "the pod to be ready",
                () -> ready(plane.admin()
                        .pods()
                        .inNamespace(namespace)
                        .withName(POD)
                        .get()),
                LIMIT);
        return namespace;
    }

    private static boolean ready(Pod pod) {
        return pod.getStatus().getConditions().stream()
                .anyMatch(it -> it.getType().equals("Ready") && it.getStatus().equals("True"));
    }

    private static String exec(ControlPlane plane, String namespace, String script) throws Exception {
        var output = new ByteArrayOutputStream();
        try (var exec = plane.admin()
                .pods()
                .inNamespace(namespace)
                .withName(POD)
                .writingOutput(output)
                .writingError(output)
                .exec("/bin/busybox", "sh", "-c", script)) {
            assertThat(exec.exitCode().get(LIMIT.toSeconds(), TimeUnit.SECONDS))
                    .as(output.toString(StandardCharsets.UTF_8))
                    .isZero();
            return output.toString(StandardCharsets.UTF_8);
        }
    }

    /** The processes whose command line names the folder: relay, container runtime, kubelet. */
    private static List<ProcessHandle> processes(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(folder.toString()))
                        .isPresent())
                .toList();
    }

    /** Folders in all that belongs to the node; another one that takes its place does not have them. */
    private static List<Path> mark(Path folder) throws IOException {
        var cgroup = NodeBox.cgroups(Objects.requireNonNull(folder.getParent()));
        List<Path> places;
        try (Stream<Path> controllers = Files.list(Path.of("/sys/fs/cgroup"))) {
            places = controllers
                    .map(controller -> controller.resolve(cgroup))
                    .filter(Files::isDirectory)
                    .toList();
        }
        assertThat(places).isNotEmpty();
        var marks = Stream.concat(places.stream(), Stream.of(folder))
                .map(place -> place.resolve("mark"))
                .toList();
        for (var mark : marks) {
            // Some controllers have two names.
            Files.createDirectories(mark);
        }
        return marks;
    }
}

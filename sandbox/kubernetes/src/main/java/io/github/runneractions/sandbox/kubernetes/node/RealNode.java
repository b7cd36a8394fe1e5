package io.github.runneractions.sandbox.kubernetes.node;

import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.process.AtExit;
import io.github.runneractions.sandbox.process.Await;
import io.github.runneractions.sandbox.process.Command;
import io.github.runneractions.sandbox.process.FreePorts;
import io.github.runneractions.sandbox.tools.ToolGroup;
import io.github.runneractions.sandbox.tools.ToolMissing;
import io.github.runneractions.sandbox.tools.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A node of a control plane whose kubelet, container runtime and containers are real. They are in a network of their own that
 * reaches the API server, one web server and nothing else; no registry either: images are {@linkplain #load loaded}. All that
 * belongs to it is gone when it is closed, or with the JVM, however that ends. Needs root and the tools of the group
 * {@code node}.
 */
public final class RealNode implements AutoCloseable {

    /** Its name, and the address that the API server finds its kubelet by. */
    public static final String NAME = "localhost";

    /** The address at which pods reach the web server of {@link #serve}, on port 443. */
    public static final String WEB_ADDRESS = "10.99.0.1";

    private static final URI API_SERVER = URI.create("https://10.0.0.1:443");
    private static final Duration READY_LIMIT = Duration.ofSeconds(60);
    private static final Duration RUNTIME_LIMIT = Duration.ofMinutes(2);

    private final NodeBox box;
    private final Relay api;
    private final Relay kubelet;
    private Optional<Relay> web = Optional.empty();

    private RealNode(NodeBox box, Relay api, Relay kubelet) {
        this.box = box;
        this.api = api;
        this.kubelet = kubelet;
        AtExit.close(this);
    }

    /** Why there can be none on this machine; empty when there can. */
    public static Optional<String> missing() {
        try {
            Tools.folder(ToolGroup.NODE);
        } catch (ToolMissing e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        return Files.isDirectory(Path.of("/sys/fs/cgroup/cpuset"))
                ? Optional.empty()
                : Optional.of("This machine's cgroups are of version 2, with which the node was never tried.");
    }

    /** Starts one and waits until it is ready. The nodes that are there get no more pods, unless it fails. */
    public static RealNode join(ControlPlane plane) {
        int port = FreePorts.next();
        var node = connect(NodeBox.start(port), plane, port);
        try {
            admit(plane, NAME::equals);
            Await.until("the real node to be ready", () -> plane.takesPods(NAME), READY_LIMIT);
            return node;
        } catch (RuntimeException e) {
            var log = node.box.log("kubelet");
            node.close();
            plane.admin().nodes().withName(NAME).delete();
            admit(plane, _ -> true);
            throw new IllegalStateException("The node does not start; its kubelet's last lines:\n" + log, e);
        }
    }

    /** Lets the scheduler give new pods to these nodes alone. */
    private static void admit(ControlPlane plane, Predicate<String> nodes) {
        for (var node : plane.admin().nodes().list().getItems()) {
            var name = node.getMetadata().getName();
            plane.admin().nodes().withName(name).edit(it -> {
                it.getSpec().setUnschedulable(!nodes.test(name));
                return it;
            });
        }
    }

    private static RealNode connect(NodeBox box, ControlPlane plane, int port) {
        var api = Relay.start(
                UnixDomainSocketAddress.of(box.folder().resolve("api.sock")),
                new InetSocketAddress(plane.server().getHost(), plane.server().getPort()));
        var kubelet = Relay.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                UnixDomainSocketAddress.of(box.folder().resolve("kubelet.sock")),
                LoopbackPeer::isOurs);
        // The kubelet waits for this file.
        var written = plane.writeAdminKubeconfig(box.folder().resolve("kubeconfig.new"), API_SERVER);
        if (!written.toFile().renameTo(box.folder().resolve("kubeconfig").toFile())) {
            throw new IllegalStateException(written + " cannot be renamed");
        }
        return new RealNode(box, api, kubelet);
    }

    /** Gives it an image from an archive as {@code docker save} writes it. */
    public void load(Path archive) {
        runtime("image", "import", archive.toString());
    }

    /** Gives it a seccomp profile, as its administrator would; pods name it by this name. */
    public void seccompProfile(String name, Path profile) {
        try {
            var file = box.folder().resolve("kubelet/seccomp").resolve(name);
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.copy(profile, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Sends a signal to a container's first process, which nobody inside the container can kill.
     *
     * @param container its id as in its pod's status
     * @param signal such as {@code KILL}
     */
    public void signal(String container, String signal) {
        runtime("task", "kill", "--signal", "SIG" + signal, container.replaceFirst("^containerd://", ""));
    }

    private void runtime(String... words) {
        var command = Command.of(Path.of("/usr/bin/ctr"), box.folder().resolve("runtime.log"))
                .with("--address", box.folder().resolve("containerd.sock").toString(), "--namespace", "k8s.io")
                .with(words);
        try (var run = command.start()) {
            if (run.awaitExit(RUNTIME_LIMIT) != 0) {
                throw new IllegalStateException("ctr " + String.join(" ", words) + " failed: " + run.tail());
            }
        }
    }

    /** Lets pods reach this server at {@link #WEB_ADDRESS}, instead of an earlier one. */
    public void serve(InetSocketAddress server) {
        web.ifPresent(Relay::close);
        web = Optional.of(Relay.start(UnixDomainSocketAddress.of(box.folder().resolve("web.sock")), server));
    }

    /** Where the containers' logs are. */
    public Path logs() {
        return box.folder().resolve("logs");
    }

    /** Ends its containers and all that belongs to it; the control plane sees a node that does not answer. */
    @Override
    public void close() {
        AtExit.forget(this);
        box.close();
        api.close();
        kubelet.close();
        web.ifPresent(Relay::close);
    }
}

package io.github.runneractions.sandbox.kubernetes;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.runneractions.sandbox.key.SigningKey;
import io.github.runneractions.sandbox.process.Await;
import io.github.runneractions.sandbox.process.ChildProcess;
import io.github.runneractions.sandbox.process.FreePorts;
import io.github.runneractions.sandbox.process.TemporaryFolder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A Kubernetes control plane of its own on a free port of the loopback address: etcd, API server with RBAC, controller
 * manager and scheduler are the real ones, and pods are bound and run by kwok: see {@link PodFate}. All that belongs
 * to it is gone when it is closed, or with the JVM, however that ends.
 */
public final class ControlPlane implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final TemporaryFolder folder;
    private final PlanePrograms programs;
    private final PlaneFiles files;
    private final ClusterAccess access;
    private final KubernetesClient admin;
    private final Namespaces namespaces;
    private ChildProcess etcd;
    private ChildProcess apiServer;

    private ControlPlane(TemporaryFolder folder, PlanePrograms programs) {
        this.folder = folder;
        this.programs = programs;
        files = PlaneFiles.write(folder.path());
        etcd = programs.etcd();
        apiServer = programs.apiServer().awaitReady(LIMIT, files::certified);
        access = files.admin(programs.port());
        admin = access.client();
        namespaces = new Namespaces(admin);
        awaitApiServer();
        // Not earlier: each of them answers a refused connection with a longer and longer pause.
        programs.controllerManager();
        programs.kwok();
        programs.scheduler();
        addNode("node-1");
        namespaces.ensure("default");
    }

    /** The one of this JVM: started at first use, stopped when the JVM ends. Use a fresh namespace for each test. */
    public static ControlPlane shared() {
        return Shared.PLANE;
    }

    /** Starts one with a node; ready when it returns. */
    public static ControlPlane start() {
        TemporaryFolder folder = TemporaryFolder.create("control-plane");
        PlanePrograms programs = new PlanePrograms(folder.path(), FreePorts.next());
        try {
            return new ControlPlane(folder, programs);
        } catch (RuntimeException e) {
            programs.close();
            folder.close();
            throw e;
        }
    }

    /** Where the API server is: an https URL with an address and a port. */
    public URI server() {
        return access.server();
    }

    /** The certificate that proves the server, PEM. */
    public String caPem() {
        return access.caPem();
    }

    /** A client with all permissions, for preparations and checks of a test. */
    public KubernetesClient admin() {
        return admin;
    }

    /** A kubeconfig that may do all. */
    public Path adminKubeconfig() {
        return folder.path().resolve(PlanePrograms.ADMIN);
    }

    /** Makes a namespace whose name starts with the prefix. */
    public String freshNamespace(String prefix) {
        String name = prefix + "-"
                + Integer.toString(ThreadLocalRandom.current().nextInt(1 << 20, 1 << 25), Character.MAX_RADIX);
        namespaces.ensure(name);
        return name;
    }

    /** Creates the namespace, with an account that has the {@linkplain TenantRights#usual() usual permissions}. */
    public TenantNamespace tenant(String namespace) {
        return tenant(namespace, TenantRights.usual());
    }

    /** Creates the namespace, with an account that has exactly these permissions, which replace earlier ones. */
    public TenantNamespace tenant(String namespace, List<PolicyRule> rights) {
        namespaces.ensure(namespace);
        namespaces.admit(namespace, rights);
        return new TenantNamespace(admin, files.key(), access, namespace);
    }

    /** Gives the account of a {@link #tenant} a permission in every namespace, too. */
    public void allowInCluster(TenantNamespace tenant, PolicyRule rule) {
        namespaces.admitToCluster(tenant.namespace(), rule);
    }

    /** Adds a node like the first, {@code node-1}, and waits until pods can be bound to it. */
    public void addNode(String name) {
        admin.resource(FakeNode.named(name)).create();
        Await.until(name + " to be ready", () -> takesPods(name), LIMIT);
    }

    /** Whether a node is there, ready, and takes every pod. */
    public boolean takesPods(String node) {
        return Optional.ofNullable(admin.nodes().withName(node).get())
                .filter(ControlPlane::ready)
                .isPresent();
    }

    /** Writes a kubeconfig that may do all, for a program that reaches the API server at another address. */
    public Path writeAdminKubeconfig(Path file, URI server) {
        return new ClusterAccess(server, access.caPem(), access.token(), "default").writeKubeconfig(file);
    }

    /** Stops the API server's process: it takes connections, but answers nothing until {@link #resume()}. */
    public void pause() {
        apiServer.signal("STOP");
    }

    /** Lets the API server go on. */
    public void resume() {
        apiServer.signal("CONT");
    }

    /** Kills the API server; until {@link #startApiServer()} connections are refused. */
    public void stopApiServer() {
        apiServer.close();
    }

    /** Starts the API server again, with all that it knew, and waits until it is ready. */
    public void startApiServer() {
        apiServer = programs.apiServer();
        awaitApiServer();
    }

    /** Kills etcd: until {@link #startEtcd()}, the API server has nothing to read and to write. */
    public void stopEtcd() {
        etcd.close();
    }

    /** Starts etcd again, with all that it knew, and waits until the API server is ready. */
    public void startEtcd() {
        etcd = programs.etcd();
        awaitApiServer();
    }

    /** Stops everything and deletes its folder. */
    @Override
    public void close() {
        admin.close();
        programs.close();
        folder.close();
    }

    SigningKey key() {
        return files.key();
    }

    private void awaitApiServer() {
        apiServer.awaitReady(LIMIT, () -> "ok".equals(admin.raw("/readyz")));
    }

    private static boolean ready(Node node) {
        return node.getSpec().getTaints().isEmpty()
                && node.getStatus().getConditions().stream()
                        .anyMatch(condition -> condition.getType().equals("Ready")
                                && condition.getStatus().equals("True"));
    }

    private static final class Shared {

        static final ControlPlane PLANE = start();
    }
}

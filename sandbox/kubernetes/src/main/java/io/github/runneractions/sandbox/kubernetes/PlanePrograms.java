package io.github.runneractions.sandbox.kubernetes;

import io.github.runneractions.sandbox.process.ChildProcess;
import io.github.runneractions.sandbox.process.Command;
import io.github.runneractions.sandbox.process.FreePorts;
import io.github.runneractions.sandbox.tools.Tools;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;

/** The programs of a control plane, whose files are all in one folder. */
final class PlanePrograms implements AutoCloseable {

    static final String CERTIFICATES = "certificates";
    static final String CA = "ca.crt";
    static final String ADMIN = "admin.kubeconfig";
    static final String TOKENS = "tokens.csv";
    static final String LOGS = "logs.yaml";
    static final String SIGNING_KEY = "service-accounts.key";
    static final String VERIFYING_KEY = "service-accounts.pub";

    /** By default they make twenty pods a second, so that others get a turn. */
    private static final List<String> UNLIMITED = List.of("--kube-api-qps=500", "--kube-api-burst=1000");

    private final Path folder;
    private final int port;
    private final int logPort = FreePorts.next();
    private final Deque<ChildProcess> started = new ConcurrentLinkedDeque<>();

    PlanePrograms(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    int port() {
        return port;
    }

    ChildProcess etcd() {
        // Sockets in the folder: other users cannot reach this etcd, which requires no password.
        return start(command("etcd")
                .with("--data-dir", path("etcd"), "--unsafe-no-fsync", "--log-level", "warn")
                .with("--listen-client-urls", socket(), "--advertise-client-urls", socket())
                .with("--listen-peer-urls", "unix://peer.sock"));
    }

    ChildProcess apiServer() {
        return start(command("kube-apiserver")
                .with("--etcd-servers", socket(), "--secure-port", String.valueOf(port))
                .with("--bind-address=127.0.0.1", "--advertise-address=127.0.0.1", "--endpoint-reconciler-type=none")
                .with("--cert-dir", path(CERTIFICATES))
                .with("--service-account-issuer=https://kubernetes.default.svc")
                .with("--service-account-key-file", path(VERIFYING_KEY))
                .with("--service-account-signing-key-file", path(SIGNING_KEY))
                .with("--authorization-mode=RBAC", "--token-auth-file", path(TOKENS))
                .with("--service-cluster-ip-range=10.0.0.0/24")
                // kwok's nodes have an external address, which is kwok's; a real node is reached by a relay, at the
                // name localhost.
                .with("--kubelet-preferred-address-types=ExternalIP,Hostname")
                // A fifth of the processor time until ready, for queues that a test never fills.
                .with("--enable-priority-and-fairness=false"));
    }

    ChildProcess controllerManager() {
        return start(command("kube-controller-manager")
                .with("--kubeconfig", path(ADMIN), "--leader-elect=false", "--secure-port=0")
                .with("--use-service-account-credentials=false")
                .with("--service-account-private-key-file", path(SIGNING_KEY))
                .with("--root-ca-file", path(CA))
                .with(UNLIMITED));
    }

    ChildProcess scheduler() {
        return start(command("kube-scheduler")
                .with("--kubeconfig", path(ADMIN), "--leader-elect=false", "--secure-port=0")
                .with(UNLIMITED));
    }

    ChildProcess kwok() {
        return start(command("kwok")
                .with("--kubeconfig", path(ADMIN), "--manage-nodes-with-annotation-selector=" + FakeNode.MARK)
                .with("--config", path("nodes.yaml"), "--config", path("pods.yaml"))
                .with("--config", path("broken-pods.yaml"), "--config", path(LOGS))
                // The API server asks for logs with TLS, of whatever certificate.
                .with("--server-address", "127.0.0.1:" + logPort, "--node-ip=127.0.0.1")
                .with("--node-port", String.valueOf(logPort))
                .with("--tls-cert-file", path(CERTIFICATES + "/apiserver.crt"))
                .with("--tls-private-key-file", path(CERTIFICATES + "/apiserver.key")));
    }

    /** Ends those that run, the latest first. */
    @Override
    public void close() {
        started.forEach(ChildProcess::close);
    }

    private ChildProcess start(Command command) {
        ChildProcess program = command.start();
        started.push(program);
        return program;
    }

    private Command command(String program) {
        // What they hold goes away with the folder, so there is nothing that they should write down before they end;
        // and an API server that has lost its etcd would take a minute.
        return Command.of(Tools.program(program), folder.resolve(program + ".log"))
                .grace(Duration.ZERO);
    }

    private String socket() {
        // Relative to the folder, which is where they run: the whole path may be longer than a socket's can be.
        return "unix://etcd.sock";
    }

    private String path(String file) {
        return folder.resolve(file).toString();
    }
}

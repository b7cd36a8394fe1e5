package io.github.runneractions.sandbox.kubernetes.fleet;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Does what the containers of the runner chart's pods would do, in one namespace of a control plane without kubelets.
 *
 * <p>A pod's init container ends once the runner is registered, with the entries {@code token} and {@code url} of the
 * Secret that it mounts. Without the Secret the pod waits as a kubelet's does (event FailedMount); a refused
 * registration ends in CrashLoopBackOff with the reason as its message, and goes on when the Secret changes. The
 * runner, of its pod's name and with the labels of the variable {@code RUNNER_LABELS}, is online from when the pod is
 * ready, and GitHub is left with an offline one when the pod goes.
 */
public final class RunnerFleet implements AutoCloseable {

    // Also calls again for what has not changed: what failed because the API server was away is tried again then.
    private static final Duration RESYNC = Duration.ofSeconds(1);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

    private final Map<String, RunnerLife> lives = new ConcurrentHashMap<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("runner-fleet").factory());
    private final FleetPods pods;
    private final RunnerService service;
    private final InitHold hold;
    private final SharedIndexInformer<Pod> podInformer;
    private final SharedIndexInformer<Secret> secretInformer;

    private RunnerFleet(KubernetesClient admin, String namespace, Map<String, String> labels, RunnerService service) {
        this.service = service;
        pods = new FleetPods(admin, namespace);
        hold = InitHold.place(admin, namespace, labels);
        podInformer = admin.pods()
                .inNamespace(namespace)
                .withLabels(labels)
                .runnableInformer(RESYNC.toMillis())
                .addEventHandler(new Changes<>(this::look, this::end));
        secretInformer = admin.secrets()
                .inNamespace(namespace)
                .runnableInformer(RESYNC.toMillis())
                .addEventHandler(new Changes<>(_ -> lookAtAll(), _ -> {}));
        podInformer.run();
        secretInformer.run();
    }

    /**
     * Starts to look after the pods of a namespace, and after those that come.
     *
     * @param podLabels what the runner pods have, such as {@code app.kubernetes.io/name=runner}
     */
    public static RunnerFleet start(
            ControlPlane plane, String namespace, Map<String, String> podLabels, RunnerService service) {
        return new RunnerFleet(plane.admin(), namespace, podLabels, service);
    }

    /** Which pods' runners are not online though they should be, and why: by the pod's name. */
    public Map<String, String> failures() {
        Map<String, String> failures = new TreeMap<>();
        lives.values().forEach(life -> life.failure().ifPresent(why -> failures.put(life.name(), why)));
        return failures;
    }

    /** Stops looking; pods and runners stay as they are. */
    @Override
    public void close() {
        podInformer.close();
        secretInformer.close();
        thread.shutdownNow();
        try {
            thread.awaitTermination(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        hold.close();
    }

    private void lookAtAll() {
        podInformer.getStore().list().forEach(this::look);
    }

    private void look(Pod pod) {
        RunnerPod runner = new RunnerPod(pod);
        if (runner.ending()) {
            end(pod);
        } else {
            later(() -> lives.computeIfAbsent(runner.uid(), _ -> new RunnerLife(runner.name(), pods, service))
                    .goOn(runner));
        }
    }

    private void end(Pod pod) {
        later(() -> {
            RunnerLife life = lives.remove(pod.getMetadata().getUid());
            if (life != null) {
                life.end();
            }
        });
    }

    private void later(Runnable task) {
        if (!thread.isShutdown()) {
            thread.execute(task);
        }
    }
}

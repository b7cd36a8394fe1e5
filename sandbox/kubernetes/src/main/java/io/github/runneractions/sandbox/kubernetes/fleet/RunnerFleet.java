package io.github.runneractions.sandbox.kubernetes.fleet;

import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.PodFate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Does what the two containers of the runner chart's pods would do, in one namespace of a control plane without kubelets.
 *
 * <p>The registrar runs beside the runner, and has not started ({@code Init:0/1}) until it has registered with the entries
 * {@code token}, {@code expires-at} and {@code url} of the Secret that it mounts; an event Unhealthy says for what it waits. As
 * an init container, before Kubernetes 1.29, it ends in CrashLoopBackOff instead. A changed Secret reaches it at once, not
 * after the minute that a kubelet takes. Then the runner, of its pod's name and with the labels of the variable
 * {@code RUNNER_LABELS}, in the group of {@code RUNNER_GROUP}, goes online, and only then its pod is ready. A registration that GitHub drops is renewed.
 *
 * <p>A pod that is deleted stays as long as its runner is busy, until its grace period ends; then its registrar removes the
 * runner with the entry {@code removal-token}. Without that, or when the pod is killed, GitHub is left with an offline runner.
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
    private final PodHold hold;
    private final SharedIndexInformer<Pod> podInformer;
    private final SharedIndexInformer<Secret> secretInformer;

    private RunnerFleet(KubernetesClient admin, String namespace, Map<String, String> labels, RunnerService service) {
        this.service = service;
        secretInformer = admin.secrets().inNamespace(namespace).runnableInformer(0);
        pods = new FleetPods(
                admin,
                namespace,
                name -> Optional.ofNullable(secretInformer.getStore().getByKey(namespace + "/" + name)));
        hold = new PodHold(
                        admin,
                        "runner-fleet",
                        namespace,
                        new LabelSelectorBuilder().withMatchLabels(labels).build(),
                        List.of(PodFate.INIT, PodFate.MAIN, PodFate.END))
                .place();
        podInformer = admin.pods()
                .inNamespace(namespace)
                .withLabels(labels)
                .runnableInformer(RESYNC.toMillis())
                .addEventHandler(new Changes<>(this::look, this::gone));
        secretInformer.addEventHandler(new Changes<>(_ -> lookAtAll(), _ -> lookAtAll()));
        secretInformer.run();
        podInformer.run();
    }

    /**
     * Starts to look after the pods of a namespace, and after those that come.
     *
     * @param podLabels what the runner pods have, such as {@code app.kubernetes.io/component=runner}
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

    /** Stops looking; pods and runners stay as they are, and a pod that is deleted goes at once. */
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
        podInformer.getStore().list().forEach(this::release);
    }

    private void release(Pod pod) {
        try {
            pods.ended(new RunnerPod(pod));
        } catch (KubernetesClientException _) {
            // It has gone.
        }
    }

    private void lookAtAll() {
        podInformer.getStore().list().forEach(this::look);
    }

    private void look(Pod pod) {
        RunnerPod runner = new RunnerPod(pod);
        later(() -> lives.computeIfAbsent(runner.uid(), _ -> new RunnerLife(runner.name(), pods, service))
                .goOn(runner));
    }

    private void gone(Pod pod) {
        later(() -> {
            RunnerLife life = lives.remove(pod.getMetadata().getUid());
            if (life != null) {
                life.gone();
            }
        });
    }

    private void later(Runnable task) {
        if (!thread.isShutdown()) {
            thread.execute(task);
        }
    }
}

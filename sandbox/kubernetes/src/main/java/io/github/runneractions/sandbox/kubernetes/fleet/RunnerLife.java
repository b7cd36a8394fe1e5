package io.github.runneractions.sandbox.kubernetes.fleet;

import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One runner from its pod's start to its end. Used by one thread at a time. */
final class RunnerLife {

    private enum Stage {
        /** Nothing is registered. */
        WAITING,
        /** Registered, and offline. */
        REGISTERED,
        ONLINE,
        /** GitHub has dropped the registration, and nobody can renew it. */
        LOST_FOR_GOOD,
        /** It has ended, as its pod does. */
        OVER
    }

    private final String name;
    private final FleetPods pods;
    private final RunnerService service;
    private final PlayedRegistrar registrar;
    private Stage stage = Stage.WAITING;
    private volatile @Nullable String failure;

    RunnerLife(String name, FleetPods pods, RunnerService service) {
        this.name = name;
        this.pods = pods;
        this.service = service;
        this.registrar = new PlayedRegistrar(name, service);
    }

    /** The runner's and its pod's name. */
    String name() {
        return name;
    }

    /** Why it is not online though it should be. */
    Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /** Does what is due: called after every change of the pod or of a Secret, and every now and then. */
    void goOn(RunnerPod pod) {
        try {
            if (pod.killed()) {
                gone();
            } else if (pod.ending()) {
                stop(pod);
            } else if (pod.foreign()) {
                pods.started(pod);
                pods.ready(pod);
            } else {
                live(pod);
            }
        } catch (KubernetesClientException e) {
            // The pod has gone, or the API server has for a while: the next call finds out.
            failure = pod.ending() ? null : e.getMessage();
        }
    }

    /** Its pod has gone; one that was killed has left its runner as it was. */
    void gone() {
        if (stage == Stage.ONLINE) {
            service.disconnect(name);
        }
        stage = Stage.OVER;
    }

    private void live(RunnerPod pod) {
        if (stage == Stage.WAITING && (pod.registers() || pod.runs())) {
            register(pod);
        }
        if (stage == Stage.REGISTERED) {
            pods.started(pod);
            if (pod.runs()) {
                service.connect(name);
                stage = Stage.ONLINE;
                failure = null;
            }
        }
        if (stage == Stage.ONLINE) {
            if (service.knows(name)) {
                pods.ready(pod);
            } else {
                lose(pod);
            }
        }
    }

    private void register(RunnerPod pod) {
        Optional<Volume> volume = pod.registration();
        if (volume.isEmpty()) {
            return;
        }
        String secretName = volume.get().getSecret().getSecretName();
        boolean optional = Boolean.TRUE.equals(volume.get().getSecret().getOptional());
        if (!optional && pods.secret(secretName).isEmpty()) {
            waitFor(
                    "secret \"" + secretName + "\" not found",
                    why -> pods.unmounted(pod, volume.get().getName(), why));
            return;
        }
        if (registrar.register(pod, pods.registration(secretName))) {
            stage = Stage.REGISTERED;
            failure = null;
            return;
        }
        registrar.problem().ifPresent(problem -> waitFor(problem, why -> tell(pod, why)));
    }

    /** As the kubelet tells it. */
    private void tell(RunnerPod pod, String why) {
        if (pod.runs()) {
            pods.unready(pod);
            pods.unhealthy(pod, pod.runnerName(), "Readiness", RegistrarWords.NOT_READY);
        } else if (pod.lifetime() == RunnerPod.Registrar.BESIDE) {
            pods.unhealthy(pod, pod.registrarName(), "Startup", why);
        } else {
            pods.failedToStart(pod, "registrar: " + why);
        }
    }

    private void waitFor(String why, Consumer<String> tell) {
        if (!why.equals(failure)) {
            tell.accept(why);
            failure = why;
        }
    }

    private void lose(RunnerPod pod) {
        if (pod.lifetime() == RunnerPod.Registrar.BESIDE) {
            stage = Stage.WAITING;
            live(pod);
        } else {
            stage = Stage.LOST_FOR_GOOD;
            failure = RegistrarWords.GONE_FOR_GOOD;
            pods.crashed(pod, RegistrarWords.GONE_FOR_GOOD);
        }
    }

    private void stop(RunnerPod pod) {
        if (stage == Stage.ONLINE && service.busy(name)) {
            // It finishes its job, or is killed at the end of the grace period.
            return;
        }
        if (stage == Stage.ONLINE) {
            service.disconnect(name);
        }
        if ((stage == Stage.ONLINE || stage == Stage.REGISTERED)
                && pod.lifetime() == RunnerPod.Registrar.BESIDE
                && service.knows(name)) {
            pod.registration()
                    .map(volume -> volume.getSecret().getSecretName())
                    .ifPresent(secret -> registrar.deregister(pods.registration(secret)));
        }
        stage = Stage.OVER;
        failure = null;
        pods.ended(pod);
    }
}

package io.github.runneractions.sandbox.kubernetes.fleet;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One runner from its pod's start to its end. Used by one thread at a time. */
final class RunnerLife {

    private final String name;
    private final FleetPods pods;
    private final RunnerService service;
    private @Nullable PodRegistration registration;
    private boolean registered;
    private boolean online;
    private volatile @Nullable String failure;

    RunnerLife(String name, FleetPods pods, RunnerService service) {
        this.name = name;
        this.pods = pods;
        this.service = service;
    }

    /** The runner's and its pod's name. */
    String name() {
        return name;
    }

    /** Why it is not online though it should be. */
    Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /** Does what is due: called after every change of the pod or of a Secret. */
    void goOn(RunnerPod pod) {
        try {
            if (pod.configures()) {
                configure(pod);
            }
            if (registered && !online && pod.ready()) {
                run(pod);
            }
        } catch (KubernetesClientException e) {
            // The pod has gone, or the API server has for a while: the next call finds out.
            failure = e.getMessage();
        }
    }

    /** Its pod ends. */
    void end() {
        if (online) {
            service.disconnect(name);
            online = false;
        }
    }

    private void configure(RunnerPod pod) {
        if (registered) {
            pods.initialized(pod);
            return;
        }
        Optional<Volume> volume = pod.registration();
        if (volume.isEmpty()) {
            fail(pod, "no init container mounts a Secret");
            return;
        }
        String secretName = volume.get().getSecret().getSecretName();
        Optional<Secret> secret = pods.secret(secretName);
        if (secret.isEmpty()) {
            String reason = "secret \"" + secretName + "\" not found";
            if (!reason.equals(failure)) {
                failure = reason;
                pods.unmounted(pod, volume.get().getName(), reason);
            }
            return;
        }
        register(pod, secret.get());
    }

    private void register(RunnerPod pod, Secret secret) {
        try {
            PodRegistration read = PodRegistration.in(secret);
            PodRegistration tried = registration;
            if (tried != null && tried.version().equals(read.version())) {
                // It has failed with this token, and the pod waits for another.
                return;
            }
            registration = read;
            service.register(read.url(), read.token());
            registered = true;
            failure = null;
            pods.initialized(pod);
        } catch (RegistrationFailed e) {
            fail(pod, e.getMessage());
        }
    }

    private void run(RunnerPod pod) {
        PodRegistration with = registration;
        if (with == null) {
            return;
        }
        try {
            service.connect(with.token(), name, pod.labels());
            online = true;
            failure = null;
        } catch (RegistrationFailed e) {
            failure = e.getMessage();
        }
    }

    private void fail(RunnerPod pod, @Nullable String reason) {
        String why = String.valueOf(reason);
        if (!why.equals(failure)) {
            failure = why;
            pods.failed(pod, why);
        }
    }
}

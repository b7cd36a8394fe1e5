package io.github.runneractions.sandbox.kubernetes.fleet;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the program `registrar` does in one pod. Used by one thread at a time. */
final class PlayedRegistrar {

    // What GitHub refuses is tried again after a while, and at once with another Secret.
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final String name;
    private final RunnerService service;
    private @Nullable PodRegistration tried;
    private @Nullable String problem;
    private Duration pause = FIRST_PAUSE;
    private long nextTry;

    PlayedRegistrar(String name, RunnerService service) {
        this.name = name;
        this.service = service;
    }

    /** What it waits for. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** Whether the runner is registered now; tries only what may go well this time. */
    boolean register(RunnerPod pod, PodRegistration mounted) {
        if (!mounted.equals(tried)) {
            tried = mounted;
            pause = FIRST_PAUSE;
        } else if (System.nanoTime() - nextTry < 0) {
            return false;
        } else {
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
        nextTry = System.nanoTime() + pause.toNanos();
        problem = attempt(pod, mounted).orElse(null);
        if (problem == null) {
            tried = null;
        }
        return problem == null;
    }

    /** Takes the registration back, when the mounted Secret lets it. */
    void deregister(PodRegistration mounted) {
        if (mounted.removalToken().isPresent()) {
            try {
                service.remove(mounted.url(), mounted.removalToken().get(), name);
            } catch (RegistrationFailed _) {
                // It stays at GitHub, offline: the pod ends all the same.
            }
        }
    }

    private Optional<String> attempt(RunnerPod pod, PodRegistration mounted) {
        var words = new RegistrarWords(pod.broker());
        Optional<String> objection = mounted.problem(words, service.now());
        if (objection.isPresent()) {
            return objection;
        }
        try {
            service.register(mounted.url(), mounted.token(), name, pod.labels(), pod.group());
            return Optional.empty();
        } catch (RegistrationFailed e) {
            return Optional.of(words.refused(mounted.url(), e));
        }
    }
}

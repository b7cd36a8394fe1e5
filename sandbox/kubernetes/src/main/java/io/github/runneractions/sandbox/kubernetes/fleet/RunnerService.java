package io.github.runneractions.sandbox.kubernetes.fleet;

import java.time.Instant;
import java.util.List;

/** GitHub as a runner sees it. */
public interface RunnerService {

    /** GitHub's time, which is also that of the nodes. */
    Instant now();

    /**
     * {@code config.sh --replace}: the runner is registered, and offline.
     *
     * @param url the repository, organisation or enterprise to register with
     * @param labels its own, in addition to those that every runner has
     * @param group its runner group; empty for the default group
     * @throws RegistrationFailed when GitHub rejects it
     */
    void register(String url, String registrationToken, String name, List<String> labels, String group)
            throws RegistrationFailed;

    /**
     * {@code config.sh remove}.
     *
     * @throws RegistrationFailed when GitHub rejects it
     */
    void remove(String url, String removalToken, String name) throws RegistrationFailed;

    /** A registered runner starts: it is online from now on. */
    void connect(String name);

    /** The runner's process is gone; what GitHub keeps of it is its own affair. */
    void disconnect(String name);

    /** Whether GitHub still has its registration. */
    boolean knows(String name);

    /** Whether it runs a job. */
    boolean busy(String name);
}

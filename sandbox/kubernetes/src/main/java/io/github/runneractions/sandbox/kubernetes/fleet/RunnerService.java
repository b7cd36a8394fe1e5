package io.github.runneractions.sandbox.kubernetes.fleet;

import java.util.List;

/** GitHub as a runner sees it. */
public interface RunnerService {

    /**
     * The first request of {@code config.sh}.
     *
     * @param url the repository, organisation or enterprise to register with
     * @throws RegistrationFailed when GitHub rejects it
     */
    void register(String url, String registrationToken) throws RegistrationFailed;

    /**
     * Starts {@code run.sh}: the runner is online from now on.
     *
     * @param labels its own, in addition to those that every runner has
     * @throws RegistrationFailed when GitHub rejects it
     */
    void connect(String registrationToken, String name, List<String> labels) throws RegistrationFailed;

    /** The runner's process is gone; what GitHub keeps of it is its own affair. */
    void disconnect(String name);
}

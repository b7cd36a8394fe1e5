package io.github.runneractions.sandbox.kubernetes.fleet;

import java.util.List;

/** GitHub as a runner sees it. */
public interface RunnerService {

    /**
     * What {@code config.sh} asks first.
     *
     * @param url the repository, organisation or enterprise to register with
     * @throws RegistrationFailed when that is refused
     */
    void register(String url, String registrationToken) throws RegistrationFailed;

    /**
     * What {@code run.sh} does: the runner is online from now on.
     *
     * @param labels its own, beside those that every runner has
     * @throws RegistrationFailed when that is refused
     */
    void connect(String registrationToken, String name, List<String> labels) throws RegistrationFailed;

    /** The runner's process is gone; what GitHub keeps of it is its own affair. */
    void disconnect(String name);
}

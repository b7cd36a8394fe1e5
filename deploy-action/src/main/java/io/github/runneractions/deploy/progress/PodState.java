package io.github.runneractions.deploy.progress;

import io.github.runneractions.runtime.ForeignText;
import java.util.Optional;

/**
 * A pod at one moment.
 *
 * @param name which is also its runner's
 * @param stage one word, much as {@code kubectl get pods} has it: {@code Pending}, {@code Init}, {@code Running},
 *     {@code Ready}, {@code Terminating}, or the reason it is stuck for
 * @param trouble what keeps it from being ready
 */
public record PodState(String name, String stage, Optional<Trouble> trouble) {
    static final String PENDING = "Pending";
    static final String READY = "Ready";
    static final String TERMINATING = "Terminating";

    /** With a stage that cannot forge a line: a pod's reason is whatever its node says. */
    public PodState {
        stage = ForeignText.inOneLine(stage);
    }

    /** Whether it serves. */
    public boolean ready() {
        return stage.equals(READY);
    }

    /** Whether it is not on its way out. */
    public boolean stays() {
        return !stage.equals(TERMINATING);
    }
}

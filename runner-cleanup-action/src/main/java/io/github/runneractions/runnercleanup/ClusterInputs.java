package io.github.runneractions.runnercleanup;

import io.github.runneractions.inputs.ClusterConnectionInputs;
import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.Inputs;
import java.util.Optional;

/**
 * What the cluster is asked for, and is to lose.
 *
 * @param connection empty without access to a cluster
 * @param evidence what a runner is held for dead by
 */
record ClusterInputs(Optional<ClusterConnection> connection, Evidence evidence, Leftovers leftovers) {
    /** Whether the cluster is tidied up, too. */
    enum Leftovers {
        LEAVE,
        REMOVE
    }

    /**
     * Reads them. A pod's own account is used when an input asks for
     * something in the cluster, never just because there is one: whose runners are dead must not depend on where this runs.
     */
    static Input<ClusterInputs> read(Inputs inputs) {
        var given = !ClusterConnectionInputs.given(inputs).isEmpty();
        var podsDecide = inputs.flag("pods-decide");
        var leftovers = inputs.flag("leftovers").map(remove -> remove ? Leftovers.REMOVE : Leftovers.LEAVE);
        var wanted = given
                || podsDecide.ifValid().orElse(false)
                || leftovers.ifValid().filter(Leftovers.REMOVE::equals).isPresent()
                || inputs.optional("namespace").isPresent();
        if (podsDecide.ifValid().orElse(false) && inputs.optional("release").isEmpty()) {
            // Other runners have no pod in this namespace either, and yet they live.
            inputs.problem("pods-decide", "is set, but needs `release`");
        }
        if (!wanted) {
            return leftovers.map(left -> new ClusterInputs(Optional.empty(), Evidence.OFFLINE, left));
        }
        var connection = ClusterConnectionInputs.readOrPod(inputs);
        return inputs.later(() -> new ClusterInputs(
                Optional.of(connection.get()),
                podsDecide.get() ? Evidence.NO_POD : Evidence.OFFLINE_WITHOUT_POD,
                leftovers.get()));
    }
}

package io.github.runneractions.runnercleanup;

import io.github.runneractions.kubernetes.ClusterConnection;
import io.github.runneractions.toolkit.Inputs;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

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

    /** Reads them; ask what is returned only when the inputs are complete. */
    static Supplier<ClusterInputs> read(Inputs inputs) {
        var given = Stream.of(
                        inputs.optional("kube-server"),
                        inputs.optional("kube-ca"),
                        inputs.optional("kube-token"),
                        inputs.optional("kubeconfig"))
                .anyMatch(Optional::isPresent);
        var connection =
                given ? Optional.of(ClusterConnection.read(inputs)) : Optional.<Supplier<ClusterConnection>>empty();
        var podsDecide = inputs.flag("pods-decide");
        var leftovers = inputs.flag("leftovers") ? Leftovers.REMOVE : Leftovers.LEAVE;
        if (podsDecide && (!given || inputs.optional("release").isEmpty())) {
            // Other runners have no pod in this namespace either, and yet they live.
            inputs.problem("pods-decide", "is set, but needs `release` and access to the cluster that it runs in");
        }
        if (leftovers == Leftovers.REMOVE && !given) {
            inputs.problem("leftovers", "is set, but needs access to the cluster: `kube-server` or `kubeconfig`");
        }
        var withCluster = podsDecide ? Evidence.NO_POD : Evidence.OFFLINE_WITHOUT_POD;
        return () ->
                new ClusterInputs(connection.map(Supplier::get), given ? withCluster : Evidence.OFFLINE, leftovers);
    }
}

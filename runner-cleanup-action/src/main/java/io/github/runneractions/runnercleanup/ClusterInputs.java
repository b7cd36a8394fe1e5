package io.github.runneractions.runnercleanup;

import io.github.runneractions.inputs.ClusterConnectionInputs;
import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.runnercleanup.plan.StalenessRule;
import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.Inputs;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The inputs about the cluster.
 *
 * @param connection empty without access to a cluster
 * @param staleness when a runner looks stale
 */
record ClusterInputs(
        Optional<ClusterConnection> connection,
        StalenessRule staleness,
        LeftoverPolicy leftovers,
        BrokenPodPolicy brokenPods) {
    /** Whether the cluster is tidied up, too. */
    enum LeftoverPolicy {
        LEAVE,
        REMOVE
    }

    /** What happens to pods that will not run a job again. */
    enum BrokenPodPolicy {
        /** Without a release, it is not known which pods have a runner in this scope. */
        IGNORE,
        NAME,
        DELETE
    }

    /**
     * Reads the inputs. A pod's own account is used only if an input requires the cluster, never only because it exists: which
     * runners are stale must not depend on where this runs.
     */
    static Input<ClusterInputs> read(Inputs inputs) {
        // Empty, as a secret that is not there, they would take the cluster away from the decision without a word.
        Stream.of("kube-server", "kube-token", "kubeconfig", "namespace")
                .forEach(name -> inputs.nonEmptyIfGiven(name, Function.identity()));
        var given = !ClusterConnectionInputs.given(inputs).isEmpty();
        var podsDecide = inputs.flag("pods-decide");
        var leftovers = inputs.flag("leftovers").map(remove -> remove ? LeftoverPolicy.REMOVE : LeftoverPolicy.LEAVE);
        var deletePods = inputs.flag("delete-broken-pods");
        var wanted = given
                || deletePods.ifValid().orElse(false)
                || podsDecide.ifValid().orElse(false)
                || leftovers.ifValid().filter(LeftoverPolicy.REMOVE::equals).isPresent()
                || inputs.optional("namespace").isPresent();
        var hasRelease = inputs.optional("release").isPresent();
        if (deletePods.ifValid().orElse(false) && !hasRelease) {
            // Pods of other releases may have runners elsewhere.
            inputs.problem("delete-broken-pods", "is set, but requires `release`");
        }
        if (podsDecide.ifValid().orElse(false) && !hasRelease) {
            // Living runners of other releases have no pod in this namespace either.
            inputs.problem("pods-decide", "is set, but requires `release`");
        }
        if (!wanted) {
            return leftovers.map(
                    left -> new ClusterInputs(Optional.empty(), StalenessRule.OFFLINE, left, BrokenPodPolicy.IGNORE));
        }
        var connection = ClusterConnectionInputs.readOrPod(inputs);
        return inputs.later(() -> new ClusterInputs(
                Optional.of(connection.get()),
                podsDecide.get() ? StalenessRule.NO_POD : StalenessRule.OFFLINE_WITHOUT_POD,
                leftovers.get(),
                deletePods.get()
                        ? BrokenPodPolicy.DELETE
                        : hasRelease ? BrokenPodPolicy.NAME : BrokenPodPolicy.IGNORE));
    }
}

package io.github.runneractions.kubernetes.release;

/**
 * The labels of Kubernetes' own list that runners and their Secrets have, and the values that are ours.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/">Recommended Labels</a>
 */
public final class RecommendedLabels {
    /** The name of the release that an object belongs to. */
    public static final String INSTANCE = "app.kubernetes.io/instance";

    /** The part that an object plays; {@link #RUNNER} for the pods that run a runner. */
    public static final String COMPONENT = "app.kubernetes.io/component";

    /** The value of {@link #COMPONENT} that runner pods have. */
    public static final String RUNNER = "runner";

    /** The program that manages an object; {@link #RUNNER_ACTIONS} for a Secret of ours. */
    public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

    /** The value of {@link #MANAGED_BY} that our Secrets have, and the field manager that writes them. */
    public static final String RUNNER_ACTIONS = "runner-actions";

    private RecommendedLabels() {}
}

package io.github.runneractions.toolkit;

/**
 * An action that also runs after the job's last step. GitHub's runner starts the same entrypoint with the same arguments and
 * inputs; only the saved state tells the two apart, so {@link ActionRunner} saves that mark before anything else.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax#runspost-entrypoint">runs.post-entrypoint</a>
 */
public interface PostStep {
    /**
     * Cleans up after the main step. A failure is reported as a warning and never fails the job.
     *
     * @param inputs the main step's inputs
     * @param state what the main step saved
     */
    void cleanUp(Inputs inputs, State state, ActionContext context);
}

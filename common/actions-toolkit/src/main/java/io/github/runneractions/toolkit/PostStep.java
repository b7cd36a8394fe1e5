package io.github.runneractions.toolkit;

/**
 * An action that also runs after the job's last step. GitHub's runner starts the image again with the same inputs, by its
 * {@code post-entrypoint}, which gives the program {@link #ARGUMENT}.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax#runspost-entrypoint">runs.post-entrypoint</a>
 */
public interface PostStep {
    /** The program's argument that asks for the post part. */
    String ARGUMENT = "post";

    /**
     * Cleans up after the main step. A failure is reported as a warning and never fails the job.
     *
     * @param inputs the main step's inputs
     * @param state what the main step saved
     */
    void cleanUp(Inputs inputs, State state, ActionContext context);
}

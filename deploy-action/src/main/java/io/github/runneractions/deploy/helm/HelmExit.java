package io.github.runneractions.deploy.helm;

/**
 * How Helm ended.
 *
 * @param code 0 for success
 * @param output what it wrote to standard output
 * @param errors what it wrote to standard error
 */
public record HelmExit(int code, String output, String errors) {
    /** Whether Helm succeeded. */
    public boolean ok() {
        return code == 0;
    }
}

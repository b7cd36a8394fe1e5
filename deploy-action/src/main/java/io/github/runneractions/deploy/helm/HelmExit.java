package io.github.runneractions.deploy.helm;

/**
 * How Helm ended.
 *
 * @param code 0 when all went well
 * @param output what it wrote to standard output
 * @param errors what it wrote to standard error
 */
public record HelmExit(int code, String output, String errors) {
    /** Whether all went well. */
    public boolean ok() {
        return code == 0;
    }
}

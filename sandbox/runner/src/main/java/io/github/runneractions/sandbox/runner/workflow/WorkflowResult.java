package io.github.runneractions.sandbox.runner.workflow;

/**
 * The result of a workflow.
 *
 * @param exitCode 0 when all of its jobs succeeded
 * @param log what act showed, secrets and masked texts hidden; unlike GitHub's runner, act does not hide the single lines of
 *     a text that has several
 */
public record WorkflowResult(int exitCode, String log) {}

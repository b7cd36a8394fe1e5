package io.github.runneractions.testkit.workflow;

/**
 * What came of a workflow.
 *
 * @param exitCode 0 when all of its jobs succeeded
 * @param log what act showed, with masked texts hidden by act
 */
public record WorkflowResult(int exitCode, String log) {}

package io.github.runneractions.deploy.rollout;

/**
 * A container that has failed.
 *
 * @param restarted whether it has been started again since, so that the cluster keeps its log as the previous one
 */
record EndedContainer(String pod, String name, boolean restarted) {}

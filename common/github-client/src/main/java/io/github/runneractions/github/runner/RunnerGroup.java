package io.github.runneractions.github.runner;

/**
 * A group of an organisation's or enterprise's runners.
 *
 * @param id what a runner names it by
 */
public record RunnerGroup(long id, String name) {}

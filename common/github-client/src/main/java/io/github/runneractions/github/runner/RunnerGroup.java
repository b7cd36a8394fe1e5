package io.github.runneractions.github.runner;

/**
 * A group of an organisation's or enterprise's runners.
 *
 * @param id what a runner names it by
 * @param isDefault whether it is the one that runners join which name none
 */
public record RunnerGroup(long id, String name, boolean isDefault) {
    /** The only group of a repository's runners. */
    static final RunnerGroup OF_REPOSITORY = new RunnerGroup(1, "Default", true);
}

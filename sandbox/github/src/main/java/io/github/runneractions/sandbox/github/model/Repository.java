package io.github.runneractions.sandbox.github.model;

/**
 * A repository.
 *
 * @param fullName {@code owner/name}
 */
public record Repository(long id, String fullName, SelfHostedRunners selfHostedRunners) {

    /** Whether the repository's settings let it have runners of its own. */
    public enum SelfHostedRunners {
        ENABLED,
        DISABLED
    }

    /** The part before the slash. */
    public String owner() {
        return fullName.substring(0, fullName.indexOf('/'));
    }

    /** The part after the slash. */
    public String name() {
        return fullName.substring(fullName.indexOf('/') + 1);
    }
}

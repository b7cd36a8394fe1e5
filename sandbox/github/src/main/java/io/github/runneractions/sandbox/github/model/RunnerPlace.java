package io.github.runneractions.sandbox.github.model;

/**
 * Where a runner is registered.
 *
 * @param path {@code owner/name} of a repository, or the name of an organisation or enterprise
 */
public record RunnerPlace(Kind kind, String path) {

    /** A repository, an organisation or an enterprise with runners. */
    public enum Kind {
        REPOSITORY,
        ORGANIZATION,
        ENTERPRISE
    }

    private static final String ENTERPRISES = "enterprises/";

    /** Reads {@code owner/name}, {@code organisation} or {@code enterprises/name}; a URL's path is read the same way. */
    public static RunnerPlace of(String path) {
        String lower = Account.key(path);
        if (lower.startsWith(ENTERPRISES)) {
            return new RunnerPlace(Kind.ENTERPRISE, lower.substring(ENTERPRISES.length()));
        }
        return new RunnerPlace(lower.contains("/") ? Kind.REPOSITORY : Kind.ORGANIZATION, lower);
    }

    @Override
    public String toString() {
        return kind == Kind.ENTERPRISE ? ENTERPRISES + path : path;
    }
}

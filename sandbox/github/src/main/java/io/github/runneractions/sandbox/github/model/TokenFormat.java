package io.github.runneractions.sandbox.github.model;

/**
 * The formats of installation tokens; to a client they are opaque.
 * GitHub has been moving from the one to the other since April 2026.
 *
 * @see <a href="https://github.blog/changelog/2026-05-15-github-app-installation-tokens-per-request-override-header">
 *     GitHub's announcement</a>
 */
public enum TokenFormat {
    /** {@code ghs_} and 36 letters and digits. */
    CLASSIC,
    /** {@code ghs_APPID_} and a JWT, some 520 characters in all. */
    STATELESS
}

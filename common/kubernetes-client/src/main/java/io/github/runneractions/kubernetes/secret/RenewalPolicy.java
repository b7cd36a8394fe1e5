package io.github.runneractions.kubernetes.secret;

import java.time.Duration;

/** When a stored token is kept although a fresh one is at hand. */
final class RenewalPolicy {
    /**
     * By how much a stored token may outlive a fresh one: all tokens are valid for the same time, so the stored one was created
     * at most this much later, by a client that ran at the same time.
     */
    private static final Duration PLAUSIBLE = Duration.ofMinutes(5);

    private RenewalPolicy() {}

    /** Whether {@code stored} is of the same kind for the same runners, and expires no sooner than {@code fresh}. */
    static boolean keeps(SecretContent stored, SecretContent fresh) {
        return isSubstitute(stored, fresh)
                && stored.token().isPresent()
                && stored.expiresAt()
                        .filter(end -> fresh.expiresAt()
                                .filter(freshEnd -> !end.isBefore(freshEnd))
                                // A false time far ahead would keep out every valid token until then.
                                .filter(freshEnd -> !end.isAfter(freshEnd.plus(PLAUSIBLE)))
                                .isPresent())
                        .isPresent();
    }

    /** Whether both are of one kind, for the same runners of the same server. */
    static boolean isSubstitute(SecretContent stored, SecretContent fresh) {
        return stored.isFor(fresh.kind(), fresh.url());
    }
}

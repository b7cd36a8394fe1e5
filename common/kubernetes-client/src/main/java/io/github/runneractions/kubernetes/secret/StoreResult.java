package io.github.runneractions.kubernetes.secret;

/**
 * What a Secret holds after something was to be stored.
 *
 * @param outcome what became of it
 * @param content what is there now
 * @param version changes whenever the Secret does
 */
public record StoreResult(Outcome outcome, SecretContent content, String version) {
    /** What became of what was to be stored. */
    public enum Outcome {
        /** It is in a Secret that was not there before. */
        CREATED,
        /** It has replaced what was there. */
        RENEWED,
        /** It is not stored: what was there ends later, or at the same time. */
        KEPT
    }
}

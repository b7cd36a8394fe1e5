package io.github.runneractions.github.http;

import java.net.URI;

/**
 * The request that led to a response.
 *
 * @param server the server it was meant for: scheme, host and port
 * @param tokenType the kind of token that it carried
 * @param priorAttempts what the attempts before the one with the response may have done
 */
public record SentRequest(URI server, TokenType tokenType, PriorAttempts priorAttempts) {
    /** For a response whose request is not known. */
    static final SentRequest UNKNOWN =
            new SentRequest(URI.create("https://api.github.com"), TokenType.UNKNOWN, PriorAttempts.WITHOUT_EFFECT);

    /** Whether earlier attempts of the same request may have succeeded. */
    public enum PriorAttempts {
        /** There were none, or each was refused or never reached GitHub. */
        WITHOUT_EFFECT,
        /** One ended in a server error or without a response, so that the response may be about its effect. */
        MAY_HAVE_SUCCEEDED
    }

    SentRequest after(PriorAttempts attempts) {
        return new SentRequest(server, tokenType, attempts);
    }
}

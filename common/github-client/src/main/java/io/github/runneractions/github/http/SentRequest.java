package io.github.runneractions.github.http;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The request that led to a response.
 *
 * @param server the server it was meant for: scheme, host and port
 * @param tokenType the kind of token that it carried
 * @param priorAttempts what the attempts before the one with the response may have done
 * @param redirectedTo where a redirect led; empty without one
 */
public record SentRequest(URI server, TokenType tokenType, PriorAttempts priorAttempts, Optional<URI> redirectedTo) {
    /** For a response whose request is not known. */
    static final SentRequest UNKNOWN = of(URI.create("https://api.github.com"), TokenType.UNKNOWN);

    /** GitHub redirects what is about a renamed or transferred repository to the repository's id. */
    private static final Pattern OF_ID = Pattern.compile(".*/repositories/(\\d{1,18})(?:/.*)?");

    /** Whether earlier attempts of the same request may have succeeded. */
    public enum PriorAttempts {
        /** There were none, or each was refused or never reached GitHub. */
        WITHOUT_EFFECT,
        /** One ended in a server error or without a response, so that the response may be about its effect. */
        MAY_HAVE_SUCCEEDED
    }

    static SentRequest of(URI server, TokenType tokenType) {
        return new SentRequest(server, tokenType, PriorAttempts.WITHOUT_EFFECT, Optional.empty());
    }

    SentRequest after(PriorAttempts attempts) {
        return new SentRequest(server, tokenType, attempts, redirectedTo);
    }

    SentRequest redirected(URI target) {
        return new SentRequest(server, tokenType, priorAttempts, Optional.of(target));
    }

    /** The id of the repository that now has another name than the one in the request, if GitHub has redirected it. */
    public OptionalLong movedRepository() {
        return redirectedTo.map(target -> OF_ID.matcher(target.getPath())).stream()
                .filter(Matcher::matches)
                .mapToLong(path -> Long.parseLong(path.group(1)))
                .findFirst();
    }
}

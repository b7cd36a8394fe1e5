package io.github.runneractions.runtime;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The only creator of {@link Secret}s. It masks a value and every form that is likely to appear before it returns it:
 * the whole, each line of it, its base64, its URL-encoded form, and the base64 of {@code x-access-token:VALUE} that git
 * writes into a header.
 *
 * <p>GitHub's runner masks in a workflow; {@link #scrub} does the same in our own output, which also holds where no runner
 * reads it. A long-running process calls {@link #forget} when a secret is no longer valid, so that the number of forms does
 * not grow.
 */
public final class Secrets {
    /** Shorter lines would blot out ordinary words; no line of a key is this short. */
    private static final int SHORTEST_LINE = 6;

    /** No token is this short: GitHub's have 29 characters and more. */
    private static final int SHORTEST = 8;

    private static final int LONGEST_WORD = 19;

    /** The first character after those that a header may contain. */
    private static final int DELETE = 0x7f;

    private static final Pattern WORDS = Pattern.compile("\\p{Alpha}++(?:[- ]\\p{Alpha}++)*+|\\d++");

    private final Consumer<String> announce;
    /** Form → how many secrets have it. */
    private final Map<String, Integer> uses = new HashMap<>();
    /** Longest first: a form that contains another must go as a whole. */
    private volatile List<String> longestFirst = List.of();

    /** @param announce tells the runner to mask a form, before any line can contain it */
    public Secrets(Consumer<String> announce) {
        this.announce = announce;
    }

    /**
     * Masks {@code value} in all its forms, then returns it.
     *
     * @throws IllegalArgumentException when it cannot be masked: it is so short, or so much like a word, that its mask would
     *     blot out ordinary text. The message follows what it is called, and does not contain it
     */
    public synchronized Secret mask(String value) {
        problem(value).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        for (var form : formsOf(value)) {
            if (uses.merge(form, 1, Integer::sum) == 1) {
                announce.accept(form);
            }
        }
        sort();
        return new Secret(value);
    }

    /** Masks each of {@code lines}, which somebody may print who has read the secret in another form; only as they are. */
    public synchronized void maskLines(List<String> lines) {
        lines.stream().filter(Secrets::worthMasking).forEach(line -> {
            if (uses.merge(line, 1, Integer::sum) == 1) {
                announce.accept(line);
            }
        });
        sort();
    }

    /**
     * Masks a secret that a person chose, such as a proxy's password. One that cannot be masked alone is masked only within
     * {@code context}, the text that it usually stands in.
     *
     * @param context contains {@code value}, such as {@code user:password@host}
     */
    public synchronized Secret mask(String value, String context) {
        if (problem(value).isEmpty()) {
            return mask(value);
        }
        if (problem(context).isEmpty()) {
            mask(context);
        }
        return new Secret(value);
    }

    /**
     * Ends the scrubbing of a secret that has expired or was revoked, unless it was masked more than once. GitHub's runner
     * continues to mask it.
     */
    public synchronized void forget(Secret secret) {
        formsOf(secret.reveal())
                .forEach(form -> uses.computeIfPresent(form, (_, users) -> users == 1 ? null : users - 1));
        sort();
    }

    /** {@code text} with every secret in it replaced by {@code ***}. */
    // Without the lock: a log that holds its own scrubs, and masking announces through that log.
    public String scrub(String text) {
        var scrubbed = text;
        for (var form : longestFirst) {
            scrubbed = scrubbed.replace(form, "***");
        }
        return scrubbed;
    }

    /**
     * Why {@code value} cannot be masked, as a clause that follows what it is called; empty when it can. With a mask of one
     * letter, every such letter would be a {@code ***}; with one of a word, a sentence or a workflow command with that word.
     */
    public static Optional<String> problem(String value) {
        var text = value.strip();
        if (text.length() < SHORTEST) {
            return Optional.of("has " + text.length() + (text.length() == 1 ? " character" : " characters")
                    + ", and is too short for a credential");
        }
        return text.length() <= LONGEST_WORD && WORDS.matcher(text).matches()
                ? Optional.of("is a word or a number, not a credential")
                : Optional.empty();
    }

    /** Why {@code value} is no token, which is sent in a header: a clause that follows what it is called; empty when it may be one. */
    public static Optional<String> tokenProblem(String value) {
        return value.chars().allMatch(character -> character > ' ' && character < DELETE)
                ? Optional.empty()
                : Optional.of(
                        "contains blanks or line ends, or other characters that no token has; use only the token");
    }

    private void sort() {
        longestFirst = uses.keySet().stream()
                // Not the JDK's comparators: each would be compiled at every start, because it can be serialised.
                .sorted((one, other) -> Integer.compare(other.length(), one.length()))
                .toList();
    }

    private static Set<String> formsOf(String value) {
        var found = new LinkedHashSet<String>();
        found.add(value);
        found.add(value.strip());
        value.lines().map(String::strip).filter(Secrets::worthMasking).forEach(found::add);
        found.add(base64(value));
        found.add(base64("x-access-token:" + value));
        found.add(URLEncoder.encode(value, StandardCharsets.UTF_8));
        return found;
    }

    private static boolean worthMasking(String line) {
        return line.length() >= SHORTEST_LINE && !line.startsWith("-----");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

package io.github.runneractions.toolkit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The only maker of {@link Secret}s. A value and every form it is likely to turn up in are masked before it is handed out:
 * the whole, each line of it, its base64, its URL-encoded form, and the base64 of {@code x-access-token:VALUE} that git
 * writes into a header.
 *
 * <p>GitHub's runner masks in a workflow; {@link #scrub} does the same in our own output, which also holds where no runner
 * reads it.
 */
public final class Secrets {
    /** Shorter lines would blot out ordinary words; no token or key line is this short. */
    private static final int SHORTEST = 6;

    private final WorkflowLog log;
    private final Set<String> forms = new LinkedHashSet<>();

    /** Secrets that are announced through, and scrubbed from, {@code log}. */
    public Secrets(WorkflowLog log) {
        this.log = log;
        log.scrubWith(this::scrub);
    }

    /**
     * Masks {@code value} in all its forms, then hands it out.
     *
     * @throws IllegalArgumentException when {@code value} is blank: the caller must have said so to the user
     */
    public synchronized Secret mask(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a secret cannot be blank");
        }
        var added = formsOf(value).stream().filter(forms::add).toList();
        added.forEach(log::mask);
        return new Secret(value);
    }

    /** {@code text} with every secret in it replaced by {@code ***}. */
    public synchronized String scrub(String text) {
        // Longest first: a form that contains another must go as a whole.
        var longestFirst = new ArrayList<>(forms);
        longestFirst.sort(Comparator.comparingInt(String::length).reversed());
        var scrubbed = text;
        for (var form : longestFirst) {
            scrubbed = scrubbed.replace(form, "***");
        }
        return scrubbed;
    }

    private static List<String> formsOf(String value) {
        var found = new LinkedHashSet<String>();
        found.add(value);
        found.add(value.strip());
        value.lines().map(String::strip).filter(Secrets::worthMasking).forEach(found::add);
        found.add(base64(value));
        found.add(base64("x-access-token:" + value));
        found.add(URLEncoder.encode(value, StandardCharsets.UTF_8));
        return List.copyOf(found);
    }

    private static boolean worthMasking(String line) {
        return line.length() >= SHORTEST && !line.startsWith("-----");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

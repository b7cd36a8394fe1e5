package io.github.runneractions.testkit.fuzz;

import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.opentest4j.AssertionFailedError;

/**
 * Checks three properties of a parser for any text: it fails only with its own exception, the message does not quote the
 * text, and it ends. A reader can assert more about what it has read. {@code -Dfuzz.inputs} sets how many texts, {@code -Dfuzz.seed} which.
 */
public final class Fuzz {

    private static final String INPUTS = "fuzz.inputs";
    private static final String SEED = "fuzz.seed";
    private static final int IN_EVERY_BUILD = 10_000;

    /** Shorter pieces turn up in a message by chance. */
    private static final int PIECE = 20;

    /** Names of lower-case letters may be quoted: they help, and no secret looks like one. */
    private static final Pattern NAMES = Pattern.compile("[a-z_` ]*");

    /** The beginning of a token of GitHub's, or any part of one: letters and digits in turn, and nothing else. */
    private static final Pattern TOKEN =
            Pattern.compile("gh[a-z]_[A-Za-z0-9]{16}|^(?=[A-Za-z0-9]*$)(?:[A-Za-z]+\\d+){3,}[A-Za-z]+");

    private final Class<? extends RuntimeException> ours;
    private final Predicate<String> quotable;
    private final long seed;

    private Fuzz(Class<? extends RuntimeException> ours, Predicate<String> quotable) {
        this.ours = ours;
        this.quotable = quotable;
        this.seed = Long.getLong(SEED, new SplittableRandom().nextLong());
    }

    /** A check of readers that fail by {@code ours}, and by no subclass of it. */
    public static Fuzz failingBy(Class<? extends RuntimeException> ours) {
        return new Fuzz(ours, NAMES.asMatchPredicate());
    }

    /** The same check of readers that quote what is wrong, unless it has the form of a credential. */
    public Fuzz quotingAllButCredentials() {
        return new Fuzz(ours, TOKEN.asPredicate().negate());
    }

    /** Feeds {@code reader}; a failure names the seed that reproduces it. */
    public void feed(Mutations texts, Consumer<String> reader) {
        var random = new SplittableRandom(seed);
        var inputs = Integer.getInteger(INPUTS, IN_EVERY_BUILD);
        for (var number = 1; number <= inputs; number++) {
            var text = texts.next(random);
            try {
                reader.accept(text);
            } catch (RuntimeException | StackOverflowError e) {
                judge(e, text, number);
            } catch (AssertionError e) {
                throw failure("The test expected something else: " + e.getMessage(), number, e);
            }
        }
    }

    private void judge(Throwable thrown, String text, int number) {
        var message = String.valueOf(thrown.getMessage());
        if (!thrown.getClass().equals(ours)) {
            throw failure("It fails with " + thrown, number, thrown);
        }
        if (thrown.getCause() != null) {
            throw failure("Its exception has a cause, whose message may quote the input", number, thrown);
        }
        for (var start = 0; start + PIECE <= message.length(); start++) {
            var piece = message.substring(start, start + PIECE);
            if (!quotable.test(piece) && text.contains(piece)) {
                throw failure("It quotes its input", number, thrown);
            }
        }
    }

    private AssertionFailedError failure(String what, int number, Throwable thrown) {
        return new AssertionFailedError(
                "%s, at input %d of seed %d; see it again with -D%s=%d".formatted(what, number, seed, SEED, seed),
                thrown);
    }
}

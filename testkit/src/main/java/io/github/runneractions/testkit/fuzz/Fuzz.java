package io.github.runneractions.testkit.fuzz;

import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.opentest4j.AssertionFailedError;

/**
 * Holds a reader to three promises, whatever it is given: it fails in its own way only, it says nothing of what it was
 * given, and it comes to an end. {@code -Dfuzz.inputs} says how many texts, {@code -Dfuzz.seed} which.
 */
public final class Fuzz {

    private static final String INPUTS = "fuzz.inputs";
    private static final String SEED = "fuzz.seed";
    private static final int IN_EVERY_BUILD = 10_000;

    /** Shorter pieces turn up in a message by chance. */
    private static final int PIECE = 20;

    private final Class<? extends RuntimeException> ours;
    private final long seed;

    private Fuzz(Class<? extends RuntimeException> ours) {
        this.ours = ours;
        this.seed = Long.getLong(SEED, new SplittableRandom().nextLong());
    }

    /** A check of readers that fail by {@code ours}, and by no subclass of it. */
    public static Fuzz failingBy(Class<? extends RuntimeException> ours) {
        return new Fuzz(ours);
    }

    /** Feeds {@code reader}; a failure names the seed that brings it back. */
    public void feed(Mutations texts, Consumer<String> reader) {
        var random = new SplittableRandom(seed);
        var inputs = Integer.getInteger(INPUTS, IN_EVERY_BUILD);
        for (var number = 1; number <= inputs; number++) {
            var text = texts.next(random);
            try {
                reader.accept(text);
            } catch (RuntimeException | StackOverflowError e) {
                judge(e, text, number);
            }
        }
    }

    private void judge(Throwable thrown, String text, int number) {
        var message = String.valueOf(thrown.getMessage());
        if (!thrown.getClass().equals(ours)) {
            throw failure("It fails by " + thrown, number, thrown);
        }
        if (thrown.getCause() != null) {
            throw failure("Its failure has a cause, whose words are not ours", number, thrown);
        }
        for (var start = 0; start + PIECE <= message.length(); start++) {
            var piece = message.substring(start, start + PIECE);
            // Names of lower-case letters may be quoted: they help, and no secret looks like one.
            if (!piece.matches("[a-z_` ]*") && text.contains(piece)) {
                throw failure("It echoes what it was given", number, thrown);
            }
        }
    }

    private AssertionFailedError failure(String what, int number, Throwable thrown) {
        return new AssertionFailedError(
                "%s, at input %d of seed %d; see it again with -D%s=%d".formatted(what, number, seed, SEED, seed),
                thrown);
    }
}

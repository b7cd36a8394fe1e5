package io.github.runneractions.registrationtoken;

import java.util.random.RandomGenerator;

/** Ends of names, in the letters that Kubernetes uses for its own: they spell no word and none is mistaken for a digit. */
record RandomSuffix(RandomGenerator random) {
    static final int LENGTH = 8;
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";

    String next() {
        var text = new StringBuilder(LENGTH);
        for (var i = 0; i < LENGTH; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}

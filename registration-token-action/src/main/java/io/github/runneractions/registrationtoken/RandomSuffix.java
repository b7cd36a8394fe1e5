package io.github.runneractions.registrationtoken;

import io.github.runneractions.kubernetes.release.RunnerPodName;
import java.security.SecureRandom;

/** Ends of names, in the letters that Kubernetes uses for its own: they spell no word and none is mistaken for a digit. */
final class RandomSuffix {
    static final int LENGTH = 8;
    private static final String LETTERS = RunnerPodName.SUFFIX_CHARACTERS;

    private RandomSuffix() {}

    static String next() {
        // Made here: most runs need none, and would wait for it.
        var random = new SecureRandom();
        var text = new StringBuilder(LENGTH);
        for (var i = 0; i < LENGTH; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}

package io.github.runneractions.testkit.fuzz;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Makes texts that are almost valid: a valid text with a few changes gets further into a parser than noise does.
 *
 * @param good texts to begin with
 * @param words what the reader looks for, to be put anywhere
 */
public record Mutations(List<String> good, List<String> words) {

    private static final int MOST_CHANGES = 6;
    private static final int LONGEST = 20_000;
    private static final String ODD = "\0\t\r\n \"'\\#,:;{}[]=/+-_*%\u00A0\u200B\uFEFF\u2028é漢\uD83D";

    /** The next text of {@code random}. */
    String next(RandomGenerator random) {
        var text = pick(good, random);
        for (var changes = random.nextInt(MOST_CHANGES); changes > 0; changes--) {
            text = changed(text, random);
        }
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    private String changed(String text, RandomGenerator random) {
        var one = random.nextInt(text.length() + 1);
        var other = one + random.nextInt(text.length() - one + 1);
        var start = text.substring(0, one);
        var middle = text.substring(one, other);
        var end = text.substring(other);
        return switch (random.nextInt(8)) {
            case 0 -> start + end;
            case 1 -> start + middle.repeat(1 + random.nextInt(3)) + end;
            case 2 -> start + pick(words, random) + middle + end;
            case 3 -> start + odd(random) + (middle.isEmpty() ? "" : middle.substring(1)) + end;
            case 4 -> start + String.valueOf(odd(random)).repeat(random.nextInt(2_000)) + middle + end;
            case 5 -> middle + end + start;
            case 6 -> middle;
            default -> start + (char) random.nextInt(0x80) + (middle.isEmpty() ? "" : middle.substring(1)) + end;
        };
    }

    private static char odd(RandomGenerator random) {
        return ODD.charAt(random.nextInt(ODD.length()));
    }

    private static String pick(List<String> list, RandomGenerator random) {
        return list.get(random.nextInt(list.size()));
    }
}

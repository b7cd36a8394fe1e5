package io.github.runneractions.toolkit;

import io.github.runneractions.runtime.ForeignText;
import java.util.regex.Pattern;

/**
 * How a problem quotes the value of an input that is no secret: as it is, unless it has the form of a credential that was put
 * into the wrong input.
 */
final class ShownValue {
    private static final int LONGEST = 80;

    /** A number as YAML, Go and expressions write it when it is large and not in quotation marks. */
    private static final Pattern FLOATING = Pattern.compile("[+-]?\\d(\\.\\d+)?[eE]\\+?\\d{1,3}");

    /** PEM, also in base64; a JWT; GitHub's prefixes; Kubernetes' bootstrap tokens; a password in a URL. */
    private static final Pattern CREDENTIAL = Pattern.compile("-----BEGIN|LS0tLS1CRUdJTi|eyJ[\\w-]{8,}"
            + "|\\b(gh[a-z]_|github_pat_)\\w{4,}|gh[a-z]_[A-Za-z0-9]{16}|\\b[a-z0-9]{6}\\.[a-z0-9]{16}\\b"
            // A password may contain a slash that should be encoded; what follows a port is none.
            + "|://[^/\\s]*@|://[^/\\s:@]*:(?!\\d{1,5}/)\\S{0,300}@");

    private static final int SHORTEST_TOKEN = 20;
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9+]{" + SHORTEST_TOKEN + ",}");
    private static final int RANDOM_CHANGES = 3;

    private ShownValue() {}

    /** The text between backticks, in one line and not too long, or what stands for a credential. */
    static String of(String text) {
        var line = ForeignText.inOneLine(text);
        if (isCredential(line)) {
            return "the value (" + text.length() + " characters, not shown because it looks like a credential)";
        }
        var shown = "`" + (line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line) + "`";
        return FLOATING.matcher(line).matches()
                ? shown
                        + " (a number in floating-point form: YAML and expressions write large numbers so, unless they are in"
                        + " quotation marks)"
                : shown;
    }

    private static boolean isCredential(String text) {
        return CREDENTIAL.matcher(text).find() || WORD.matcher(text).results().anyMatch(word -> isRandom(word.group()));
    }

    /** Random text changes between letters and digits all the time; a name has digits in one place or two. */
    private static boolean isRandom(String word) {
        var changes = 0;
        for (var i = 1; i < word.length(); i++) {
            changes += Character.isDigit(word.charAt(i)) == Character.isDigit(word.charAt(i - 1)) ? 0 : 1;
        }
        return changes > RANDOM_CHANGES;
    }
}

package io.github.runneractions.toolkit;

import java.util.regex.Pattern;

/** Ordinary text that must not be taken for a workflow command. */
final class CommandText {
    /** A command with all before it that the runner's own trimming, or that of a tool like it, may take for blanks. */
    private static final Pattern COMMAND = Pattern.compile("^[\\p{IsWhite_Space}\\p{Cc}\\p{Cf}]*::");

    private CommandText() {}

    /**
     * The same line for a reader, but inert for GitHub's runner: that obeys {@code ::name::} at a line's start, indented or
     * not, and {@code ##[name]} anywhere in it.
     */
    static String defuse(String line) {
        var inert = line.replace("##[", "## [");
        return COMMAND.matcher(inert).find() ? inert.replaceFirst("::", ": :") : inert;
    }
}

package io.github.runneractions.toolkit;

/** Ordinary text that must not be taken for a workflow command. */
final class CommandText {
    private CommandText() {}

    /**
     * The same line for a reader, but inert for GitHub's runner: that obeys {@code ::name::} at a line's start, indented or
     * not, and {@code ##[name]} anywhere in it.
     */
    static String defuse(String line) {
        var inert = line.replace("##[", "## [");
        return inert.stripLeading().startsWith("::") ? inert.replaceFirst("::", ": :") : inert;
    }
}

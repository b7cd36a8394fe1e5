package io.github.runneractions.toolkit;

import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A workflow command: a line that GitHub's runner executes. Does no I/O.
 *
 * @param name the command, such as {@code error} or {@code add-mask}
 * @param properties such as {@code title}; empty values are left out
 * @param data the message
 * @see <a href="https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands">Workflow commands</a>
 */
record WorkflowCommand(String name, Map<String, String> properties, String data) {
    /** A command with all before it that the runner's own trimming, or that of a tool like it, may take for blanks. */
    private static final Pattern COMMAND = Pattern.compile("^[\\p{IsWhite_Space}\\p{Cc}\\p{Cf}]*::");

    /** A command without properties. */
    public WorkflowCommand(String name, String data) {
        this(name, Map.of(), data);
    }

    /** The one line to write, without its line end. */
    public String encode() {
        var rendered = new StringJoiner(",");
        // Most have none, and the JDK's comparator would be compiled at every start, because it can be serialised.
        new TreeMap<>(properties).forEach((property, value) -> {
            if (!value.isEmpty()) {
                rendered.add(property + "=" + escapeProperty(value));
            }
        });
        return "::" + name + (rendered.length() == 0 ? "" : " " + rendered) + "::" + escapeData(data);
    }

    /**
     * Ordinary text as a reader sees it, but inert for GitHub's runner: that obeys {@code ::name::} at a line's start, indented
     * or not, and {@code ##[name]} anywhere in it.
     */
    static String defuse(String line) {
        var inert = line.replace("##[", "## [");
        return COMMAND.matcher(inert).find() ? inert.replaceFirst("::", ": :") : inert;
    }

    private static String escapeData(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String escapeProperty(String text) {
        return escapeData(text).replace(":", "%3A").replace(",", "%2C");
    }
}

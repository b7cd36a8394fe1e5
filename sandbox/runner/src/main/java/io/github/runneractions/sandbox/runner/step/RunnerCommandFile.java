package io.github.runneractions.sandbox.runner.step;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Names and values that a step wrote to one of its command files, {@code name=value} or {@code name<<delimiter}, read as
 * GitHub's runner reads them: only LF ends a line, and the entries before an invalid line count.
 *
 * @param values name → value in the order of the file; the last of several values for a name
 * @param problem what cannot be read; empty text when all can. The runner fails the step for it
 * @see <a href="https://github.com/actions/runner/blob/main/src/Runner.Worker/FileCommandManager.cs">the runner's</a>
 */
public record RunnerCommandFile(Map<String, String> values, String problem) {

    /** Reads the text of a file. */
    public static RunnerCommandFile read(String text) {
        return new Reading(text, String::isEmpty).all();
    }

    /** Reads a text of the same notation that a person wrote: between the values, lines that start with # are comment. */
    public static RunnerCommandFile readCommented(String text) {
        return new Reading(text, line -> line.isEmpty() || line.startsWith("#")).all();
    }

    private static final class Reading {
        private final Map<String, String> values = new LinkedHashMap<>();
        private final String text;
        private final Predicate<String> skipped;
        private int position;

        Reading(String text, Predicate<String> skipped) {
            this.text = text;
            this.skipped = skipped;
        }

        RunnerCommandFile all() {
            var problem = "";
            try {
                while (position < text.length()) {
                    pair(line());
                }
            } catch (IllegalArgumentException e) {
                problem = String.valueOf(e.getMessage());
            }
            return new RunnerCommandFile(Collections.unmodifiableMap(values), problem);
        }

        private void pair(String line) {
            if (skipped.test(line)) {
                return;
            }
            int equals = line.indexOf('=');
            int heredoc = line.indexOf("<<");
            if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
                values.put(line.substring(0, equals), line.substring(equals + 1));
            } else if (heredoc > 0 && heredoc + 2 < line.length()) {
                values.put(line.substring(0, heredoc), valueUntil(line.substring(heredoc + 2)));
            } else {
                throw new IllegalArgumentException("Neither name=value nor name<<delimiter: " + line);
            }
        }

        private String valueUntil(String delimiter) {
            int start = position;
            while (position < text.length()) {
                int end = position;
                if (line().equals(delimiter)) {
                    return text.substring(start, Math.max(start, end - 1));
                }
            }
            throw new IllegalArgumentException("The value that should end with " + delimiter + " has no end");
        }

        private String line() {
            int feed = text.indexOf('\n', position);
            int end = feed < 0 ? text.length() : feed;
            var line = text.substring(position, end);
            position = Math.min(end + 1, text.length());
            return line;
        }
    }
}

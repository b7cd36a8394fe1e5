package io.github.runneractions.deploy.helm;

import java.io.IOException;
import java.io.Reader;
import java.util.function.Consumer;

/** The lines of another program's output, which may have any length. */
final class Lines {
    private Lines() {}

    /** Passes each line of {@code reader} to {@code lines}; of one that is longer than {@code longest}, the beginning, up to a blank. */
    static void each(Reader reader, int longest, Consumer<String> lines) throws IOException {
        var line = new StringBuilder();
        var part = new char[8192];
        for (var length = reader.read(part); length >= 0; length = reader.read(part)) {
            for (var at = 0; at < length; at++) {
                if (part[at] == '\n') {
                    pass(line, longest, lines);
                } else if (line.length() <= longest) {
                    line.append(part[at]);
                }
            }
        }
        if (!line.isEmpty()) {
            pass(line, longest, lines);
        }
    }

    private static void pass(StringBuilder line, int longest, Consumer<String> lines) {
        if (line.length() > longest) {
            lines.accept(Excerpt.shortened(line, longest));
        } else if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
            lines.accept(line.substring(0, line.length() - 1));
        } else {
            lines.accept(line.toString());
        }
        line.setLength(0);
    }
}

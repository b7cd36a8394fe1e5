package io.github.runneractions.testkit.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * YAML that users are meant to copy: a fenced block of a Markdown file, or a whole example.
 *
 * @param file its file
 * @param line of its first line in the file, from 1
 */
record Snippet(Path file, int line, String yaml) {

    private static final Pattern OPENING = Pattern.compile("( *)```ya?ml\\b.*");

    /** All of a file: one for each document of a YAML file, those in its fences for Markdown. */
    static List<Snippet> in(Path file) throws IOException {
        var text = Files.readString(file);
        return file.toString().endsWith(".md") ? fenced(file, text.lines().toList()) : documents(file, text);
    }

    /** A manifest for kubectl has several. */
    private static List<Snippet> documents(Path file, String text) {
        var snippets = new ArrayList<Snippet>();
        int line = 1;
        for (var document : text.split("(?m)^---\\R", -1)) {
            if (!document.isBlank()) {
                snippets.add(new Snippet(file, line, document));
            }
            line += (int) document.lines().count() + 1;
        }
        return snippets;
    }

    private static List<Snippet> fenced(Path file, List<String> lines) {
        var snippets = new ArrayList<Snippet>();
        for (int start = 0; start < lines.size(); start++) {
            var opening = OPENING.matcher(lines.get(start));
            if (opening.matches()) {
                var indent = opening.group(1);
                int first = start + 1;
                int end = first;
                while (end < lines.size() && !lines.get(end).startsWith(indent + "```")) {
                    end++;
                }
                // A fence inside a list is indented, and so is all in it.
                var yaml = String.join("\n", lines.subList(first, end)).replaceAll("(?m)^" + indent, "");
                snippets.add(new Snippet(file, first + 1, yaml));
                start = end;
            }
        }
        return snippets;
    }

    /** Its file and line, for a message. */
    String place() {
        return file + ":" + line;
    }
}

package io.github.runneractions.testkit.contract;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opentest4j.AssertionFailedError;

/**
 * The part of a Markdown file between {@code <!-- name -->} and {@code <!-- /name -->}, which is made and not written.
 *
 * @param name the word in the markers
 * @param content what belongs between them, without line ends around it
 */
record GeneratedBlock(String name, String content) {

    /** The Markdown with the content in its place; a missing marker is an error that names it. */
    String putInto(String markdown) {
        var opening = "<!-- " + name + " -->";
        var closing = "<!-- /" + name + " -->";
        var block = Pattern.compile(Pattern.quote(opening) + ".*?" + Pattern.quote(closing), Pattern.DOTALL);
        var found = block.matcher(markdown);
        if (!found.find()) {
            throw new AssertionFailedError("Add lines with %s and %s where the table belongs, then run: make docs"
                    .formatted(opening, closing));
        }
        return found.replaceFirst(Matcher.quoteReplacement(opening + "\n" + content + "\n" + closing));
    }
}

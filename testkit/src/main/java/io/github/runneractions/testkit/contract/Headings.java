package io.github.runneractions.testkit.contract;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The headings of a Markdown text. */
final class Headings {

    private static final Pattern SECOND = Pattern.compile("(?m)^## (.+?)\\s*$");
    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```");

    private Headings() {}

    /** Those of the second level, in a set that can be changed. */
    static Set<String> second(String markdown) {
        return SECOND.matcher(FENCED.matcher(markdown).replaceAll(""))
                .results()
                .map(heading -> heading.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

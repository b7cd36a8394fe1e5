package io.github.runneractions.testkit.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The links of a Markdown file to files of the repository and to headings, as GitHub shows them. */
final class Links {

    private static final Pattern FENCED = Pattern.compile("(?ms)^ *```.*?^ *```");
    private static final Pattern CODE = Pattern.compile("`[^`\\n]*`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+?)\\s*$");

    private Links() {}

    /** One line for each that leads nowhere. */
    static List<String> broken(Path file) throws IOException {
        var prose = CODE.matcher(FENCED.matcher(Files.readString(file)).replaceAll(""))
                .replaceAll("");
        return LINK.matcher(prose)
                .results()
                .map(link -> link.group(1))
                .filter(target -> !ELSEWHERE.matcher(target).matches())
                .flatMap(target -> fault(file, target).stream())
                .toList();
    }

    private static Optional<String> fault(Path file, String target) {
        var parts = target.split("#", 2);
        var place = parts[0].isEmpty() ? file : file.resolveSibling(parts[0]).normalize();
        if (!Files.exists(place)) {
            return Optional.of(target + ": there is no such file");
        }
        return parts.length == 2
                        && place.toString().endsWith(".md")
                        && !anchors(place).contains(parts[1])
                ? Optional.of(target + ": there is no such heading")
                : Optional.empty();
    }

    private static Set<String> anchors(Path file) {
        try {
            return HEADING.matcher(FENCED.matcher(Files.readString(file)).replaceAll(""))
                    .results()
                    .map(heading -> anchor(heading.group(1)))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As GitHub makes it from a heading. */
    private static String anchor(String heading) {
        return heading.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_\\- ]", "")
                .replace(' ', '-');
    }
}

package io.github.runneractions.apptoken;

import io.github.runneractions.github.app.Permissions;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Permissions as people write them: {@code name: level} on lines or between commas, in YAML or JSON, with hyphens or
 * underscores.
 */
final class PermissionText {
    /** Longer than any of GitHub's, and short enough not to repeat a secret that was put in the wrong place. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z_]{0,59}");

    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#.*");
    private static final String FORM =
            "is not `name: read`, `name: write` or `name: admin`, such as `administration: write`";

    private PermissionText() {}

    /**
     * Reads a whole block.
     *
     * @throws IllegalArgumentException when an entry is malformed, or there is none
     */
    static Permissions block(String text) {
        var permissions = Permissions.ALL;
        var number = 0;
        for (var entry : entries(text)) {
            number++;
            var parts = entry.split(":", -1);
            if (parts.length != 2) {
                throw new IllegalArgumentException("has entry number " + number + ", which " + FORM);
            }
            permissions = permissions.and(entry(unquoted(parts[0]), unquoted(parts[1])));
        }
        if (permissions.isEmpty()) {
            throw new IllegalArgumentException(
                    "has no permission; leave it out for all permissions of the installation");
        }
        return permissions;
    }

    /**
     * Reads one permission.
     *
     * @throws IllegalArgumentException when the name or the level is malformed
     */
    static Permissions entry(String name, String level) {
        var known = name.replace('-', '_').toLowerCase(Locale.ROOT);
        if (!NAME.matcher(known).matches()) {
            throw new IllegalArgumentException(
                    "has a name that is not a permission's; use letters and underscores, such as `pull_requests`");
        }
        if (!Permissions.order().contains(level.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "has an unknown level for `" + known + "`; use `" + String.join("`, `", Permissions.order()) + "`");
        }
        return Permissions.of(known, level.toLowerCase(Locale.ROOT));
    }

    private static List<String> entries(String text) {
        var body = text.strip();
        if (body.startsWith("{") && body.endsWith("}")) {
            body = body.substring(1, body.length() - 1);
        }
        return body.lines()
                .map(line -> COMMENT.matcher(line).replaceFirst(""))
                .flatMap(line -> List.of(line.split(",")).stream())
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    private static String unquoted(String text) {
        var word = text.strip();
        if (word.length() < 2) {
            return word;
        }
        var marks = word.charAt(0) + "" + word.charAt(word.length() - 1);
        return marks.equals("\"\"") || marks.equals("''") ? word.substring(1, word.length() - 1) : word;
    }
}

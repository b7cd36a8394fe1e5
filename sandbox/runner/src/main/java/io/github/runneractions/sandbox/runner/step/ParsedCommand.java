package io.github.runneractions.sandbox.runner.step;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A line of output that GitHub's runner obeys: {@code ::name key=value,…::data} at its start, indented or not, or the
 * older {@code ##[name key=value;…]data} anywhere in it.
 *
 * @param name in lower case
 * @param properties the runner does not mind the case of their names
 * @param data unescaped
 * @see <a href="https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs">the runner's parser</a>
 */
public record ParsedCommand(String name, Map<String, String> properties, String data) {

    private static final String MARK = "::";
    private static final String OLD_MARK = "##[";

    /**
     * The command in a line.
     *
     * @param known whether a command has this name, in lower case; any other line is just text
     */
    public static Optional<ParsedCommand> parse(String line, Predicate<String> known) {
        return parseCurrent(line.stripLeading())
                .filter(command -> known.test(command.name()))
                .or(() -> parseOld(line).filter(command -> known.test(command.name())));
    }

    private static Optional<ParsedCommand> parseCurrent(String line) {
        int end = line.startsWith(MARK) ? line.indexOf(MARK, MARK.length()) : -1;
        return end < 0
                ? Optional.empty()
                : Optional.of(Notation.CURRENT.command(
                        line.substring(MARK.length(), end), line.substring(end + MARK.length())));
    }

    private static Optional<ParsedCommand> parseOld(String line) {
        int start = line.indexOf(OLD_MARK);
        int end = start < 0 ? -1 : line.indexOf(']', start);
        return end < 0
                ? Optional.empty()
                : Optional.of(
                        Notation.OLD.command(line.substring(start + OLD_MARK.length(), end), line.substring(end + 1)));
    }

    private enum Notation {
        CURRENT(","),
        OLD(";");

        private final String separator;

        Notation(String separator) {
            this.separator = separator;
        }

        ParsedCommand command(String nameAndProperties, String data) {
            int space = nameAndProperties.indexOf(' ');
            var name = space < 0 ? nameAndProperties : nameAndProperties.substring(0, space);
            var properties = space < 0 ? "" : nameAndProperties.substring(space + 1);
            return new ParsedCommand(name.toLowerCase(Locale.ROOT), properties(properties), data(data));
        }

        private Map<String, String> properties(String text) {
            var properties = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            for (var property : text.strip().split(separator, -1)) {
                int equals = property.indexOf('=');
                if (equals > 0 && equals + 1 < property.length()) {
                    properties.put(property.substring(0, equals), property(property.substring(equals + 1)));
                }
            }
            return Collections.unmodifiableMap(properties);
        }

        // The percent sign comes last, or %250A would become a line end.
        private String data(String text) {
            return switch (this) {
                case CURRENT -> lineEnds(text).replace("%25", "%");
                case OLD -> property(text);
            };
        }

        private String property(String text) {
            var plain = lineEnds(text);
            return switch (this) {
                case CURRENT -> plain.replace("%3A", ":").replace("%2C", ",").replace("%25", "%");
                case OLD -> plain.replace("%3B", ";").replace("%5D", "]").replace("%25", "%");
            };
        }

        private static String lineEnds(String text) {
            return text.replace("%0D", "\r").replace("%0A", "\n");
        }
    }
}

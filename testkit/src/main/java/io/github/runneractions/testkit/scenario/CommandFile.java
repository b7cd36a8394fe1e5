package io.github.runneractions.testkit.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The two notations of a workflow command file, {@code name=value} and {@code name<<delimiter}, read as strictly as
 * GitHub's runner reads them.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands">commands</a>
 */
public final class CommandFile {

    private CommandFile() {}

    /** Name → value, in the order of the file; the last of several values for a name counts. */
    public static Map<String, String> read(String text) {
        return pairs(text, String::isEmpty);
    }

    /** The same notation with lines of comment, as a scenario's {@code env} file has it. */
    static Map<String, String> readEnv(String text) {
        return pairs(text, line -> line.isEmpty() || line.startsWith("#"));
    }

    private static Map<String, String> pairs(String text, Predicate<String> skipped) {
        var pairs = new LinkedHashMap<String, String>();
        var rest = text.lines().iterator();
        while (rest.hasNext()) {
            var line = rest.next();
            if (skipped.test(line)) {
                continue;
            }
            int equals = line.indexOf('=');
            int heredoc = line.indexOf("<<");
            if (heredoc > 0 && (equals < 0 || heredoc < equals)) {
                pairs.put(line.substring(0, heredoc), heredoc(rest, line.substring(heredoc + 2)));
            } else if (equals > 0) {
                pairs.put(line.substring(0, equals), line.substring(equals + 1));
            } else {
                throw new IllegalArgumentException("Neither name=value nor name<<delimiter: " + line);
            }
        }
        return Collections.unmodifiableMap(pairs);
    }

    private static String heredoc(Iterator<String> rest, String delimiter) {
        var lines = new ArrayList<String>();
        while (rest.hasNext()) {
            var line = rest.next();
            if (line.equals(delimiter)) {
                return String.join("\n", lines);
            }
            lines.add(line);
        }
        throw new IllegalArgumentException("The value that should end with " + delimiter + " has no end");
    }
}

package io.github.runneractions.testkit.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The outputs that an action's scenarios show, read from their expected transcripts. */
final class WrittenOutputs {

    private static final Pattern SECTION = Pattern.compile("(?ms)^--- outputs$\n(.*?)(?=^---|^===|\\z)");
    private static final Pattern NAME = Pattern.compile("(?m)^([a-z][a-z0-9-]*)=");

    private WrittenOutputs() {}

    static Set<String> of(Path actionFolder) throws IOException {
        var names = new TreeSet<String>();
        try (var files = Files.walk(actionFolder.resolve("src/test/resources/scenarios"))) {
            for (var file : files.filter(path -> path.endsWith("expected.txt")).toList()) {
                SECTION.matcher(Files.readString(file))
                        .results()
                        .flatMap(section -> NAME.matcher(section.group(1)).results())
                        .forEach(name -> names.add(name.group(1)));
            }
        }
        return names;
    }
}

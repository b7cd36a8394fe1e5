package io.github.runneractions.testkit.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The files through which a step tells GitHub's runner something: empty ones for every step.
 *
 * @param folder holds one file for each of {@link Kind}
 */
record CommandFiles(Path folder) {

    /** Each is announced to the step by a variable of this name with {@code GITHUB_} before it. */
    enum Kind {
        OUTPUT,
        STATE,
        STEP_SUMMARY,
        ENV,
        PATH
    }

    static CommandFiles create(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (var kind : Kind.values()) {
            Files.createFile(folder.resolve(kind.name()));
        }
        return new CommandFiles(folder);
    }

    Map<String, String> variables() {
        var variables = new LinkedHashMap<String, String>();
        for (var kind : Kind.values()) {
            variables.put("GITHUB_" + kind, folder.resolve(kind.name()).toString());
        }
        return variables;
    }

    String text(Kind kind) throws IOException {
        return Files.readString(folder.resolve(kind.name()));
    }

    Map<String, String> values(Kind kind) throws IOException {
        return CommandFile.read(text(kind));
    }
}

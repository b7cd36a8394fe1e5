package io.github.runneractions.sandbox.runner.step;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * The files through which one step tells GitHub's runner something.
 *
 * @param folder where those of all steps of a job are
 * @param step what tells this step's from the others'
 */
record RunnerCommandFiles(Path folder, String step) {

    /** Each is announced by a variable of this name with {@code GITHUB_} before it. */
    enum Kind {
        OUTPUT("set_output_"),
        STATE("save_state_"),
        ENV("set_env_"),
        PATH("add_path_"),
        STEP_SUMMARY("step_summary_");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    /** New ones, all empty. */
    static RunnerCommandFiles create(Path folder) {
        var files = new RunnerCommandFiles(folder, UUID.randomUUID().toString().toLowerCase(Locale.ROOT));
        for (var kind : Kind.values()) {
            try {
                Files.createFile(files.path(kind));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    Map<String, String> variables() {
        var variables = new LinkedHashMap<String, String>();
        for (var kind : Kind.values()) {
            variables.put("GITHUB_" + kind, path(kind).toString());
        }
        return variables;
    }

    String text(Kind kind) {
        try {
            return Files.readString(path(kind));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RunnerCommandFile values(Kind kind) {
        return RunnerCommandFile.read(text(kind));
    }

    /** Deletes them, as the runner does before the next step, because their names are not secret. */
    void delete() {
        for (var kind : Kind.values()) {
            try {
                Files.deleteIfExists(path(kind));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Path path(Kind kind) {
        return folder.resolve(kind.prefix + step);
    }
}

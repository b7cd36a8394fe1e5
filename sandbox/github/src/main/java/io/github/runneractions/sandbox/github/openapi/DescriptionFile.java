package io.github.runneractions.sandbox.github.openapi;

import io.github.runneractions.sandbox.tools.ToolGroup;
import io.github.runneractions.sandbox.tools.ToolMissing;
import io.github.runneractions.sandbox.tools.Tools;
import java.nio.file.Path;
import java.util.Optional;

/** Finds GitHub's OpenAPI description on this machine, where {@code tools/install openapi} puts it. */
public final class DescriptionFile {

    private DescriptionFile() {}

    /** Once per JVM: the answer costs a process. */
    private static final class Found {

        static final Optional<Path> FILE = find();
    }

    /** The description cut down to the calls we make; empty when it was not installed. */
    public static Optional<Path> locate() {
        return Found.FILE;
    }

    private static Optional<Path> find() {
        try {
            return Optional.of(Tools.folder(ToolGroup.OPENAPI).resolve("runner-actions.json"));
        } catch (ToolMissing | IllegalStateException _) {
            // Not installed, or started outside the repository: nothing is checked, and the caller can see that.
            return Optional.empty();
        }
    }
}

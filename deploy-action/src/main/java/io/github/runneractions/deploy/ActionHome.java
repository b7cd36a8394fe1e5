package io.github.runneractions.deploy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder that holds what came with the action: Helm and the runner's chart, beside the jar in an image, and beside the
 * finished image for a jar that was just built.
 */
record ActionHome(Path folder) {
    static ActionHome find() {
        // Not from the class's protection domain: it has no location when it comes from an AOT cache that was made
        // while the jar was in another folder, as every image's was.
        var path = System.getProperty("java.class.path").split(File.pathSeparator, 2);
        var code = Path.of(path[0]).toAbsolutePath();
        return new ActionHome(code.resolveSibling(Files.exists(code.resolveSibling("helm")) ? "" : "image"));
    }

    Path helm() {
        return folder.resolve("helm");
    }

    Path chart() {
        return folder.resolve("chart");
    }
}

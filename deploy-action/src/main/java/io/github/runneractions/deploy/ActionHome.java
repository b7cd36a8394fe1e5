package io.github.runneractions.deploy;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder that holds what came with the action: Helm and the runner's chart, beside the jar in an image, and beside the
 * finished image for a jar that was just built.
 */
record ActionHome(Path folder) {
    static ActionHome find() {
        try {
            var code = Path.of(ActionHome.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return new ActionHome(code.resolveSibling(Files.exists(code.resolveSibling("helm")) ? "" : "image"));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    Path helm() {
        return folder.resolve("helm");
    }

    Path chart() {
        return folder.resolve("chart");
    }
}

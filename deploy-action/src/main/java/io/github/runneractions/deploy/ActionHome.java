package io.github.runneractions.deploy;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The folder that holds what came with the action: Helm and the runner's chart, beside the jar in an image, and beside the
 * finished image for a jar that was just built.
 */
record ActionHome(Path folder) {
    static ActionHome find() {
        // Asked of the class loader. The class itself does not know: one from an AOT cache has no location when the jar
        // was in another folder while the cache was made, as every image's was.
        var code = jar(Objects.requireNonNull(ActionHome.class.getResource("ActionHome.class")));
        return new ActionHome(code.resolveSibling(Files.exists(code.resolveSibling("helm")) ? "" : "image"));
    }

    private static Path jar(URL inside) {
        try {
            return inside.openConnection() instanceof JarURLConnection connection
                    ? Path.of(connection.getJarFileURL().toURI())
                    : Path.of(inside.toURI());
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("the jar of deploy-action is no file: " + inside, e);
        }
    }

    Path helm() {
        return folder.resolve("helm");
    }

    Path chart() {
        return folder.resolve("chart");
    }
}

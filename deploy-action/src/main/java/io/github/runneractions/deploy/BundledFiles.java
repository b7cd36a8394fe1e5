package io.github.runneractions.deploy;

import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The files that come with the action, Helm and the runner's chart, beside the jar in an image, and beside the
 * finished image for a jar that was just built.
 */
record BundledFiles(Path folder) {
    static BundledFiles find() {
        // By the class loader: a class from an AOT cache has no location if the jar was in another folder when the cache
        // was created, as in every image.
        var code = jar(Objects.requireNonNull(BundledFiles.class.getResource("BundledFiles.class")));
        return new BundledFiles(code.resolveSibling(Files.exists(code.resolveSibling("helm")) ? "" : "image"));
    }

    /** {@code jar:file:/…/deploy-action.jar!/io/…}, without the text around the file. */
    private static Path jar(URL inside) {
        return Path.of(URI.create(inside.toString().replaceFirst("^jar:", "").replaceFirst("!/.*", "")));
    }

    Path helm() {
        return folder.resolve("helm");
    }

    Path chart() {
        return folder.resolve("chart");
    }
}

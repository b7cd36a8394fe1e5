package io.github.runneractions.imagebuilder.image;

import io.github.runneractions.sandbox.runner.action.ActionImage;
import io.github.runneractions.sandbox.runner.action.ActionYaml;
import io.github.runneractions.sandbox.tools.ToolMissing;
import io.github.runneractions.sandbox.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The program that an image's entrypoint names: it starts Java with the variables that the action reads, and no others.
 *
 * @param image gets it
 */
record Launcher(ActionImage image) {

    /** The program; empty where it is not in the tools cache. */
    static Optional<Path> program() {
        try {
            return Optional.of(Tools.program("launcher"));
        } catch (ToolMissing _) {
            return Optional.empty();
        }
    }

    /** Puts it into the image, for a post step under that name, too; returns what the log says of it. */
    String copyFor(ActionYaml action) throws IOException {
        Files.deleteIfExists(image.launcher());
        Files.deleteIfExists(image.postLauncher());
        var program = program();
        if (program.isEmpty()) {
            return "no launcher, which is not in the tools cache yet; make brings it";
        }
        Files.copy(program.get(), image.launcher(), StandardCopyOption.COPY_ATTRIBUTES);
        if (action.runs().postEntrypoint().isPresent()) {
            Files.createSymbolicLink(image.postLauncher(), image.launcher().getFileName());
        }
        return "launcher copied";
    }

    /** Whether it is there if it can be. */
    boolean isCopied() {
        return program().isEmpty() || Files.isExecutable(image.launcher());
    }
}

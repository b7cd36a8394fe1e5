package io.github.runneractions.sandbox.runner.action;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * What an action's image adds to its base, as a registry keeps it: tar archives, compressed.
 *
 * @param action the action's folder
 */
public record ActionLayers(Path action) {

    /** The archive of the layer that all actions share. */
    public Path runtimeArchive() {
        return action.resolve("target/runtime.tar");
    }

    /** The size in bytes of the layer that all actions share. */
    public long runtime() throws IOException {
        var size = new Counted();
        try (var compressed = new GZIPOutputStream(size)) {
            Files.copy(runtimeArchive(), compressed);
        }
        return size.bytes;
    }

    /** The size in bytes of the layer that is the action's own. */
    public long own() throws IOException {
        var image = action.resolve("target/image").toString();
        return compressed(List.of("-C", image, "--exclude=./runtime", "."));
    }

    private static long compressed(List<String> content) throws IOException {
        var command = new ArrayList<>(List.of("tar", "--create", "--file=-"));
        command.addAll(content);
        var tar = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var size = new Counted();
        try (var archive = tar.getInputStream();
                var compressed = new GZIPOutputStream(size)) {
            archive.transferTo(compressed);
        }
        if (tar.onExit().join().exitValue() != 0) {
            throw new IOException("failed: " + String.join(" ", command));
        }
        return size.bytes;
    }

    private static final class Counted extends OutputStream {
        private long bytes;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] some, int from, int length) {
            bytes += length;
        }
    }
}

package io.github.runneractions.sandbox.runner.step;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The lines of a file that is still written to. LF, CR LF and a lone CR end a line, as they do for GitHub's runner. */
final class LogLines implements AutoCloseable {

    private final InputStream file;
    private final Consumer<String> lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean afterReturn;

    LogLines(Path path, Consumer<String> lines) throws IOException {
        this.file = Files.newInputStream(path);
        this.lines = lines;
    }

    /** Hands on the whole lines that have come since the last call. */
    void read() throws IOException {
        for (byte next : file.readAllBytes()) {
            if (next == '\n' && afterReturn) {
                afterReturn = false;
            } else if (next == '\n' || next == '\r') {
                afterReturn = next == '\r';
                end();
            } else {
                afterReturn = false;
                line.write(next);
            }
        }
    }

    private void end() {
        lines.accept(line.toString(StandardCharsets.UTF_8));
        line.reset();
    }

    /** Hands on the rest, which may lack a line end. */
    @Override
    public void close() throws IOException {
        try (file) {
            read();
            if (line.size() > 0) {
                end();
            }
        }
    }
}

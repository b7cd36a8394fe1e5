package io.github.runneractions.deploy.helm;

import io.github.runneractions.runtime.PreconditionFailed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Whether Helm's record of a release fits into a Secret: it holds the manifest, and also the chart and the values. */
public final class RecordSize {
    /** What the API server takes as the data of a Secret. */
    private static final int MOST = 1 << 20;

    private RecordSize() {}

    /**
     * How much of a Secret the manifest alone takes, as a clause.
     *
     * @throws PreconditionFailed when that is too much
     */
    public static String require(String manifest) {
        var size = packed(manifest) * 4L / 3;
        if (size > MOST) {
            throw new PreconditionFailed(
                    HelmCauses.TOO_LARGE,
                    "Tried to fit Helm's record into a Secret of " + MOST / 1024
                            + " KiB, but what the chart renders takes " + size / 1024 + " KiB.",
                    "Remove large files from the chart (`.helmignore`), or split it.");
        }
        return "what the chart renders takes " + (size / 1024 + 1) + " KiB of the " + MOST / 1024
                + " KiB of a Secret, beside the chart itself";
    }

    private static int packed(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.size();
    }
}

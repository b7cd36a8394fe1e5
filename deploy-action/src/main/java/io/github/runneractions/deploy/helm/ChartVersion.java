package io.github.runneractions.deploy.helm;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.runneractions.deploy.file.StepFolder;
import io.github.runneractions.kubernetes.object.Yaml;
import io.github.runneractions.runtime.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The version of a deployment in the metadata of its chart. */
final class ChartVersion {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,62}");

    private static final String NUMBER = "(?:0|[1-9]\\d*)";
    private static final String WORD = "(?:" + NUMBER + "|\\d*[A-Za-z-][0-9A-Za-z-]*)";

    /** As Helm reads it: the last numbers may be missing, and so also dates such as {@code 2026-11-29.7.abcdef0} are versions. */
    private static final Pattern SEMANTIC = Pattern.compile("v?" + NUMBER + "(?:\\." + NUMBER + "){0,2}(?:-" + WORD
            + "(?:\\." + WORD + ")*)?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?");

    private ChartVersion() {}

    /** {@code text}, if it can be a version: it becomes the value of labels, and the tag of an image. */
    static String checked(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "is not a version; use up to 63 letters, digits, points, hyphens and underscores, such as `1.4.0`");
        }
        return text;
    }

    static boolean isSemantic(String version) {
        return SEMANTIC.matcher(version).matches();
    }

    /**
     * Writes {@code version} into the metadata of {@code chart}.
     *
     * @param chart a folder of our own
     */
    static void stamp(Path chart, String version, Log log) {
        var file = chart.resolve("Chart.yaml");
        try {
            metadata(chart).ifPresent(metadata -> {
                var stamped = new LinkedHashMap<Object, Object>(metadata);
                stamped.put("appVersion", version);
                if (isSemantic(version)) {
                    stamped.put("version", version);
                } else {
                    log.info("The chart keeps its version " + metadata.get("version") + ": " + version
                            + " is not a semantic version, which Helm requires there");
                }
                write(file, stamped);
            });
        } catch (IOException e) {
            throw StepFolder.unwritable(e);
        }
    }

    /** What a chart says about itself; empty when that cannot be read, which Helm explains. */
    static Optional<Map<?, ?>> metadata(Path chart) throws IOException {
        return mapping(chart.resolve("Chart.yaml"));
    }

    /** A YAML file; empty when there is none, or it has something else. */
    static Optional<Map<?, ?>> mapping(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Yaml.document(Files.readString(file)) instanceof Map<?, ?> metadata
                    ? Optional.of(metadata)
                    : Optional.empty();
        } catch (YamlEngineException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static void write(Path file, Map<?, ?> metadata) {
        try {
            // JSON is YAML.
            new ObjectMapper().writeValue(file.toFile(), metadata);
        } catch (IOException e) {
            throw StepFolder.unwritable(e);
        }
    }
}

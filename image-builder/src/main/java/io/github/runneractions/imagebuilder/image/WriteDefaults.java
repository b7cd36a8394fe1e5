package io.github.runneractions.imagebuilder.image;

import io.github.runneractions.sandbox.runner.action.ActionYaml;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Copies the inputs of an action.yml with their defaults into a properties file for the jar, so that a run without GitHub's
 * runner has the same defaults, and each run knows which inputs there are, without a YAML parser. Expressions stay as
 * written; an input without a default has an empty text.
 */
public final class WriteDefaults {

    private WriteDefaults() {}

    /** Arguments: the action.yml, the properties file to write. */
    public static void main(String[] args) throws IOException {
        var target = Path.of(args[1]);
        Files.createDirectories(target.toAbsolutePath().getParent());
        Files.writeString(target, defaults(ActionYaml.read(Path.of(args[0]))), StandardCharsets.ISO_8859_1);
    }

    /** The properties text of all inputs: sorted and without the date the JDK puts on top, so that the jar is reproducible. */
    static String defaults(ActionYaml action) throws IOException {
        var properties = new Properties();
        action.inputs()
                .forEach((name, input) ->
                        properties.setProperty(name, input.defaultValue().orElse("")));
        var bytes = new ByteArrayOutputStream();
        properties.store(bytes, null);
        return bytes.toString(StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .sorted()
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}

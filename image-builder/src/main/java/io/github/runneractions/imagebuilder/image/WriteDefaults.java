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
 * Copies the defaults of an action.yml into a properties file for the jar, so that a run without GitHub's runner has
 * the same ones and needs no YAML parser for it. Expressions stay as written.
 */
public final class WriteDefaults {

    private WriteDefaults() {}

    /** Arguments: the action.yml, the properties file to write. */
    public static void main(String[] args) throws IOException {
        var target = Path.of(args[1]);
        Files.createDirectories(target.toAbsolutePath().getParent());
        Files.writeString(target, defaults(ActionYaml.read(Path.of(args[0]))), StandardCharsets.ISO_8859_1);
    }

    /** The properties text: sorted and without the date the JDK puts on top, so that the jar is reproducible. */
    static String defaults(ActionYaml action) throws IOException {
        var properties = new Properties();
        action.inputs()
                .forEach((name, input) -> input.defaultValue()
                        .filter(value -> !value.isEmpty())
                        .ifPresent(value -> properties.setProperty(name, value)));
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

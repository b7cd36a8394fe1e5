package io.github.runneractions.testkit.scenario;

import io.github.runneractions.testkit.action.YamlMapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A folder that describes a run of an action.
 *
 * <ul>
 *   <li>{@code env}: {@code NAME=value} and {@code NAME<<END} … {@code END}, with placeholders
 *   <li>{@code sandbox.yaml}: what GitHub knows, optional
 *   <li>{@code scenario.yaml}: {@link ScenarioOptions}, optional
 *   <li>{@code workspace/}: files that a checkout would have put there, optional
 *   <li>{@code expected.txt}: the transcript
 * </ul>
 */
public record ScenarioFolder(Path path) {

    /** The scenario's name. */
    public String name() {
        return String.valueOf(path.getFileName());
    }

    /** The variables of {@code env}, with placeholders filled in. */
    public Map<String, String> env(Placeholders placeholders) {
        try {
            // Filled in value by value, so that a key of many lines can stand behind an equals sign.
            var variables = new LinkedHashMap<>(CommandFile.readEnv(Files.readString(path.resolve("env"))));
            variables.replaceAll((_, value) -> placeholders.fill(value));
            return variables;
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("A scenario needs a file env: there is no " + e.getFile(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(path.resolve("env") + ": " + e.getMessage(), e);
        }
    }

    ScenarioOptions options() {
        var file = path.resolve("scenario.yaml");
        return ScenarioOptions.of(Files.exists(file) ? YamlMapping.read(file) : new YamlMapping(Map.of()));
    }

    Optional<Path> sandbox() {
        return Optional.of(path.resolve("sandbox.yaml")).filter(Files::exists);
    }

    Optional<Path> workspace() {
        return Optional.of(path.resolve("workspace")).filter(Files::isDirectory);
    }

    Path expected() {
        return path.resolve("expected.txt");
    }
}

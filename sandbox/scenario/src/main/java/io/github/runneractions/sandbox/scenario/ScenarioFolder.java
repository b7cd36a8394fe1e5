package io.github.runneractions.sandbox.scenario;

import io.github.runneractions.sandbox.runner.action.YamlMapping;
import io.github.runneractions.sandbox.runner.step.RunnerCommandFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder that describes a run of an action.
 *
 * <ul>
 *   <li>{@code env}: {@code NAME=value} and {@code NAME<<END} … {@code END}, with placeholders
 *   <li>{@code sandbox.yaml}: the state of GitHub, with placeholders
 *   <li>{@code scenario.yaml}: {@link ScenarioOptions}, optional
 *   <li>{@code cluster.yaml}: objects that exist in the namespace before, with placeholders, optional
 *   <li>{@code workspace/}: the files of the checkout, optional
 *   <li>{@code expected.txt}: the transcript
 * </ul>
 *
 * An {@code env} or {@code sandbox.yaml} beside the folder is read before its own, and applies to all scenarios of an
 * action.
 */
public record ScenarioFolder(Path path) {

    /** The scenario's name. */
    public String name() {
        return String.valueOf(path.getFileName());
    }

    /** The variables of {@code env}, with placeholders filled in. */
    public Map<String, String> env(Placeholders placeholders) {
        var variables = new LinkedHashMap<String, String>();
        for (var file : common("env")) {
            try {
                var read = RunnerCommandFile.readCommented(Files.readString(file));
                if (!read.problem().isEmpty()) {
                    throw new IllegalArgumentException(read.problem());
                }
                // Filled in value by value, so that a key of many lines can follow an equals sign.
                read.values().forEach((name, value) -> variables.put(name, placeholders.fill(value)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
            }
        }
        return variables;
    }

    /** The options in its {@code scenario.yaml}. */
    public ScenarioOptions options() {
        var file = path.resolve("scenario.yaml");
        return ScenarioOptions.of(Files.exists(file) ? YamlMapping.read(file) : new YamlMapping(Map.of()));
    }

    List<Path> sandbox() {
        return common("sandbox.yaml");
    }

    Optional<Path> cluster() {
        return Optional.of(path.resolve("cluster.yaml")).filter(Files::exists);
    }

    Optional<Path> workspace() {
        return Optional.of(path.resolve("workspace")).filter(Files::isDirectory);
    }

    /** The file with the transcript. */
    public Path expected() {
        return path.resolve("expected.txt");
    }

    private List<Path> common(String file) {
        return Stream.of(path.resolveSibling(file), path.resolve(file))
                .filter(Files::exists)
                .toList();
    }
}

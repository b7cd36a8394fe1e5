package io.github.runneractions.deploy;

import io.github.runneractions.deploy.file.FilePattern;
import io.github.runneractions.deploy.file.InputFiles;
import io.github.runneractions.deploy.helm.ChartReference;
import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.InputParsers;
import io.github.runneractions.toolkit.Inputs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The values file of an environment: {@code values-NAME.yaml}, in the chart of the workspace, in the folder that it is in, or in the
 * workspace itself; the first that is found.
 *
 * @param files where it may be
 * @param folders each empty or with a slash at its end
 */
record EnvironmentValues(InputFiles files, List<String> folders) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    /** The long names of environments that have a short one, too. */
    private static final Map<String, String> SHORT = Map.of("development", "dev", "production", "prod");

    /** Reads {@code environment}; with an empty name, the release would get the values of no environment. */
    static Input<Optional<ValuesFile>> read(Inputs inputs, Input<ChartReference> chart) {
        var folders = Stream.concat(chart.ifValid().stream().flatMap(EnvironmentValues::around), Stream.of(""))
                .distinct()
                .toList();
        return inputs.nonEmptyIfGiven(
                "environment", name -> new EnvironmentValues(InputFiles.of(inputs.environment()), folders).of(name));
    }

    /** The bundled chart's own files are examples, with the names of another organisation. */
    private static Stream<String> around(ChartReference chart) {
        if (!(chart instanceof ChartReference.Local local)) {
            return Stream.of();
        }
        var path = local.files().text().replaceFirst("/+$", "");
        return Stream.of(path + "/", path.substring(0, path.lastIndexOf('/') + 1));
    }

    private ValuesFile of(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "is not a part of a file's name; use letters, digits, hyphens, points and"
                            + " underscores, and `values-files` for a file with another name");
        }
        var names = spellings(name)
                .flatMap(each -> Stream.of(each + ".yaml", each + ".yml"))
                .toList();
        return folders.stream()
                .flatMap(folder -> names.stream().map(each -> folder + "values-" + each))
                .filter(new FilePattern(files)::isFile)
                .findFirst()
                .map(path -> ValuesFile.read(path, files))
                .orElseThrow(() -> new IllegalArgumentException("has no file `values-" + names.getFirst() + "`"
                        + (names.size() > 2 ? " or `values-" + names.get(2) + "`" : "") + "; " + others()));
    }

    private static Stream<String> spellings(String name) {
        var other = Optional.ofNullable(SHORT.get(name))
                .or(() -> SHORT.entrySet().stream()
                        .filter(pair -> pair.getValue().equals(name))
                        .map(Map.Entry::getKey)
                        .findFirst());
        return Stream.concat(Stream.of(name), other.stream());
    }

    private String others() {
        var found = folders.stream()
                .flatMap(folder -> files(folder).stream())
                .map(InputParsers::shown)
                .collect(Collectors.joining(", "));
        return found.isEmpty()
                ? "neither in the workspace nor with its chart is any `values-NAME.yaml`: check out the repository first"
                : "there is " + found;
    }

    private List<String> files(String folder) {
        try {
            return new FilePattern(files).paths(folder + "values-*.{yaml,yml}");
        } catch (IllegalArgumentException _) {
            // No folder, such as a packed chart.
            return List.of();
        }
    }
}

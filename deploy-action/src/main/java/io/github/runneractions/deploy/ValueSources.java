package io.github.runneractions.deploy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.runneractions.deploy.file.FilePattern;
import io.github.runneractions.deploy.file.InputFiles;
import io.github.runneractions.deploy.helm.ChartReference;
import io.github.runneractions.deploy.helm.HelmWorkspace;
import io.github.runneractions.deploy.helm.SetValues;
import io.github.runneractions.github.runner.RunnerAddress;
import io.github.runneractions.inputs.RunnerGroupInput;
import io.github.runneractions.kubernetes.object.Yaml;
import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.InputParsers;
import io.github.runneractions.toolkit.Inputs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The sources of the chart's values.
 *
 * @param files each over the ones before, that of the environment first
 * @param inline YAML, over the files
 * @param labels over both: the runners' labels
 * @param group over both: the runner group that they join
 * @param single over all
 */
record ValueSources(
        List<ValuesFile> files,
        Optional<String> inline,
        List<String> labels,
        Optional<String> group,
        SetValues single) {
    private static final int MOST_FILES = 20;

    /** Such as <code>{dev,test}</code> within a path. */
    private static final Pattern CHOICE = Pattern.compile("(?<=[^\\s,\\[])\\{[^{}\\n]*}");

    /** No character of any file's name: it has no meaning but that which a program gives it. */
    private static final char INNER_COMMA = '\uE000';

    /**
     * Reads {@code environment}, {@code values-files}, {@code values}, {@code set}, {@code set-string}, {@code set-file}, {@code
     * labels} and {@code runner-group}.
     *
     * @param chart may have a file for each environment
     * @param address whose runners
     */
    static Input<ValueSources> read(Inputs inputs, Input<ChartReference> chart, Input<RunnerAddress> address) {
        var environment = EnvironmentValues.read(inputs, chart);
        var files = inputs.optional("values-files", text -> files(text, InputFiles.of(inputs.environment())));
        var labels = inputs.list("labels");
        var group = RunnerGroupInput.read(inputs, address);
        var inline = inputs.confidential("values", ValueSources::yaml);
        var single = SetValues.read(inputs);
        return inputs.later(() -> new ValueSources(
                Stream.concat(environment.get().stream(), files.get().stream().flatMap(List::stream))
                        .toList(),
                inline.get().filter(yaml -> !yaml.isEmpty()),
                labels,
                group,
                single.get()));
    }

    private static List<ValuesFile> files(String text, InputFiles workspace) {
        // A comma within braces ends no entry of the list: it is a part of a pattern.
        var inner = CHOICE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(found.group().replace(',', INNER_COMMA)));
        var paths = InputParsers.list(inner).stream()
                .map(entry -> entry.replace(INNER_COMMA, ','))
                .flatMap(entry -> named(entry, text, path -> paths(path, workspace)).stream())
                .toList();
        if (paths.size() > MOST_FILES) {
            throw new IllegalArgumentException("names " + paths.size() + " files; at most " + MOST_FILES + " are read");
        }
        return paths.stream()
                .map(path -> named(path, text, named -> ValuesFile.read(named, workspace)))
                .toList();
    }

    private static List<String> paths(String path, InputFiles workspace) {
        var pattern = new FilePattern(workspace);
        if (!FilePattern.isPattern(path) || pattern.isFile(path)) {
            return List.of(path);
        }
        var found = pattern.paths(path);
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    "matches no file; correct the pattern, or check out the repository first");
        }
        return found;
    }

    /** @param text the whole list: what is wrong with an only entry is wrong with the input */
    private static <T> T named(String path, String text, Function<String, T> reading) {
        try {
            return reading.apply(path);
        } catch (IllegalArgumentException e) {
            if (path.equals(text)) {
                throw e;
            }
            throw new IllegalArgumentException("has " + InputParsers.shown(path) + ", which " + e.getMessage(), e);
        }
    }

    /**
     * Helm's arguments for the values.
     *
     * @param secretName the Secret with the registration; empty to leave it to the values
     */
    List<String> arguments(HelmWorkspace workspace, Optional<String> secretName) {
        var all = new ArrayList<Path>();
        files.forEach(file ->
                all.add(workspace.values("values-file-" + (all.size() + 1) + ".yaml", file.path(), file.yaml())));
        inline.ifPresent(yaml -> all.add(workspace.values("values.yaml", "values", yaml)));
        var ours = JsonNodeFactory.instance.objectNode();
        secretName.ifPresent(name -> ours.putObject("registration").put("secretName", name));
        if (!labels.isEmpty()) {
            var list = ours.withObjectProperty("runner").putArray("labels");
            labels.forEach(list::add);
        }
        group.ifPresent(name -> ours.withObjectProperty("runner").put("group", name));
        if (!ours.isEmpty()) {
            // JSON is YAML. In a file, since a label with a comma would be two on the command line.
            all.add(workspace.values("inputs.yaml", "labels, runner-group", ours.toString()));
        }
        return Stream.concat(
                        all.stream().flatMap(file -> Stream.of("--values", file.toString())),
                        single.arguments(workspace).stream())
                .toList();
    }

    private static String yaml(String text) {
        try {
            var document = Yaml.document(text);
            if (document == null) {
                // Comments only: nothing is set.
                return "";
            }
            if (document instanceof Map<?, ?>) {
                return text;
            }
        } catch (MarkedYamlEngineException e) {
            // Not the parser's whole message: it quotes the line.
            var line = e.getProblemMark()
                    .map(mark -> " in line " + (mark.getLine() + 1))
                    .orElse("");
            throw new IllegalArgumentException("is not YAML: " + problem(e) + line);
        } catch (YamlEngineException _) {
            throw new IllegalArgumentException("is not YAML");
        }
        throw new IllegalArgumentException("is not a YAML mapping, such as `replicaCount: 3`");
    }

    /** Without names, which it quotes: a password that begins with an asterisk is an alias. */
    private static String problem(MarkedYamlEngineException e) {
        return String.valueOf(e.getProblem())
                .replaceFirst("(?s)\\b(alias|tag handle|tag|duplicate key|unacceptable key) .*", "$1");
    }
}

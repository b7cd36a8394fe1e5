package io.github.runneractions.deploy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.runneractions.deploy.file.InputFiles;
import io.github.runneractions.deploy.helm.HelmWorkspace;
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
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The sources of the chart's values.
 *
 * @param files each over the ones before
 * @param inline YAML, over the files
 * @param labels over both: the runners' labels
 * @param group over both: the runner group that they join
 */
record ValueSources(List<ValuesFile> files, Optional<String> inline, List<String> labels, Optional<String> group) {
    /** The values of a release, with its whole chart, fit into one Secret of 1 MiB. */
    private static final int LARGEST_FILE = 1 << 20;

    private static final int MOST_FILES = 20;

    /**
     * A values file as it was when the inputs were read.
     *
     * @param path as it stands in the input
     */
    record ValuesFile(String path, String yaml) {}

    /**
     * Reads {@code values-files}, {@code values}, {@code labels} and {@code runner-group}.
     *
     * @param address whose runners
     */
    static Input<ValueSources> read(Inputs inputs, Input<RunnerAddress> address) {
        var files = inputs.optional("values-files", text -> files(text, InputFiles.of(inputs.environment())));
        var labels = inputs.list("labels");
        var group = RunnerGroupInput.read(inputs, address);
        var inline = inputs.confidential("values", ValueSources::yaml);
        return files.map(found -> new ValueSources(found.orElseGet(List::of), inline.get(), labels, group));
    }

    private static List<ValuesFile> files(String text, InputFiles workspace) {
        var paths = InputParsers.list(text);
        if (paths.size() > MOST_FILES) {
            throw new IllegalArgumentException("names " + paths.size() + " files; at most " + MOST_FILES + " are read");
        }
        return InputParsers.listOf(path -> new ValuesFile(path, workspace.read(path, LARGEST_FILE)))
                .apply(text);
    }

    /**
     * Helm's files of values, in order.
     *
     * @param secretName the Secret with the registration; empty to leave it to the values
     */
    List<Path> files(HelmWorkspace workspace, Optional<String> secretName) {
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
        return List.copyOf(all);
    }

    private static String yaml(String text) {
        try {
            if (Yaml.document(text) instanceof Map<?, ?>) {
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
                .replaceFirst("(?s)\\b(alias|tag handle|duplicate key|unacceptable key) .*", "$1");
    }
}

package io.github.runneractions.deploy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.runneractions.deploy.helm.HelmWorkspace;
import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.InputParsers;
import io.github.runneractions.toolkit.Inputs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The sources of the chart's values.
 *
 * @param files in the workspace, each over the ones before
 * @param inline YAML, over the files
 * @param labels over both: the runners' labels
 */
record ValueSources(List<Path> files, Optional<String> inline, List<String> labels) {
    /** Reads {@code values-files}, {@code values} and {@code labels}. */
    static Input<ValueSources> read(Inputs inputs) {
        var files = inputs.list("values-files").stream().map(Path::of).toList();
        files.stream()
                .filter(file -> !Files.isReadable(file))
                .forEach(file -> inputs.problem(
                        "values-files",
                        "has " + InputParsers.shown(file.toString())
                                + ", which is not in the workspace; check out the repository first"));
        var labels = inputs.list("labels");
        return inputs.confidential("values", ValueSources::yaml).map(inline -> new ValueSources(files, inline, labels));
    }

    /**
     * Helm's files of values, in order.
     *
     * @param secretName the Secret with the registration; empty to leave it to the values
     */
    List<Path> files(HelmWorkspace workspace, Optional<String> secretName) {
        var all = new ArrayList<>(files);
        inline.ifPresent(yaml -> all.add(workspace.values("values.yaml", yaml)));
        var ours = JsonNodeFactory.instance.objectNode();
        secretName.ifPresent(name -> ours.putObject("registration").put("secretName", name));
        if (!labels.isEmpty()) {
            var list = ours.putObject("runner").putArray("labels");
            labels.forEach(list::add);
        }
        if (!ours.isEmpty()) {
            // JSON is YAML. In a file, since a label with a comma would be two on the command line.
            all.add(workspace.values("inputs.yaml", ours.toString()));
        }
        return List.copyOf(all);
    }

    private static String yaml(String text) {
        try {
            if (new Load(LoadSettings.builder().build()).loadFromString(text) instanceof Map<?, ?>) {
                return text;
            }
        } catch (MarkedYamlEngineException e) {
            // Not the parser's whole message: it quotes the text.
            var line = e.getProblemMark()
                    .map(mark -> " in line " + (mark.getLine() + 1))
                    .orElse("");
            throw new IllegalArgumentException("is not YAML: " + e.getProblem() + line, e);
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException("is not YAML", e);
        }
        throw new IllegalArgumentException("is not a YAML mapping, such as `replicas: 3`");
    }
}

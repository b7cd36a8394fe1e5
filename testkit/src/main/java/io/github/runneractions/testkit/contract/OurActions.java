package io.github.runneractions.testkit.contract;

import io.github.runneractions.sandbox.runner.action.ActionYaml;
import io.github.runneractions.sandbox.runner.action.YamlMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The actions and reusable workflows of the repository that a workflow can use.
 *
 * @param repository the folder of the whole
 */
record OurActions(Path repository) {

    private static final Pattern REFERENCE =
            Pattern.compile("(?:\\./|[\\w.-]+/runner-actions(?:/|(?=@)))([^@]*)(?:@.+)?");

    private static final Pattern CONTEXT = Pattern.compile("\\$\\{\\{\\s*github\\.(\\w+)\\s*}}");

    /**
     * The inputs and outputs of an action or reusable workflow.
     *
     * @param inputs name → whether a workflow must give it
     */
    record Interface(Map<String, Boolean> inputs, Set<String> outputs) {

        /** Those that must be given. */
        Set<String> required() {
            return inputs.keySet().stream()
                    .filter(name -> Boolean.TRUE.equals(inputs.get(name)))
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    /** The interface of what is used; empty when it is not ours, a failure when it should be but is not there. */
    Optional<Interface> find(String uses) {
        var reference = REFERENCE.matcher(uses.strip());
        if (!reference.matches()) {
            return Optional.empty();
        }
        var target = repository.resolve(reference.group(1));
        var file = target.toString().matches(".*\\.ya?ml") ? target : target.resolve("action.yml");
        if (!Files.exists(file)) {
            throw new IllegalArgumentException("uses " + uses + ", but there is no " + repository.relativize(file));
        }
        return Optional.of(file.equals(target) ? ofWorkflow(YamlMapping.read(file)) : ofAction(ActionYaml.read(file)));
    }

    /** The inputs of all actions. */
    Set<String> inputs() throws IOException {
        try (var folders = Files.list(repository)) {
            return folders.map(folder -> folder.resolve("action.yml"))
                    .filter(Files::exists)
                    .flatMap(file -> ActionYaml.read(file).inputs().keySet().stream())
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    /** The variables whose values the runner puts into the defaults of their inputs, such as {@code GITHUB_REPOSITORY}. */
    Set<String> contextVariables() throws IOException {
        try (var folders = Files.list(repository)) {
            return folders.map(folder -> folder.resolve("action.yml"))
                    .filter(Files::exists)
                    .flatMap(file -> ActionYaml.read(file).inputs().values().stream())
                    .flatMap(input -> input.defaultValue().stream())
                    .flatMap(text -> CONTEXT.matcher(text).results())
                    .map(found -> "GITHUB_" + found.group(1).toUpperCase(Locale.ROOT))
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    private static Interface ofAction(ActionYaml action) {
        var inputs = new LinkedHashMap<String, Boolean>();
        action.inputs()
                .forEach((name, input) -> inputs.put(
                        name, input.required() && input.defaultValue().isEmpty()));
        return new Interface(inputs, action.outputs().keySet());
    }

    private static Interface ofWorkflow(YamlMapping workflow) {
        var call = workflow.mapping("on").mapping("workflow_call");
        var declared = call.mapping("inputs");
        var inputs = new LinkedHashMap<String, Boolean>();
        declared.entries().keySet().forEach(name -> {
            var input = declared.mapping(name);
            inputs.put(name, input.flag("required") && input.text("default").isEmpty());
        });
        return new Interface(inputs, call.mapping("outputs").entries().keySet());
    }
}

package io.github.runneractions.testkit.scenario;

import io.github.runneractions.sandbox.runner.action.ActionYaml;
import io.github.runneractions.sandbox.runner.step.StepResult;
import io.github.runneractions.sandbox.scenario.ScenarioOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks for secrets where none may be: in anything a step wrote but the mask commands themselves, its saved state and
 * the outputs that action.yml declares secret, and in the command lines of its processes. A secret output must have
 * been masked, too.
 */
final class Leaks {

    private static final Set<String> FILES = Set.of("GITHUB_OUTPUT", "GITHUB_STATE", "GITHUB_STEP_SUMMARY");

    private final ActionYaml action;
    private final Set<String> forms;
    private final boolean masking;
    private final boolean files;

    /**
     * Makes one for a run.
     *
     * @param secrets whole secrets; a key may have many lines
     * @param options tell whether a runner applies mask commands
     * @param variables the names of the step's: one of the runner's files tells a step that a runner is there
     */
    Leaks(ActionYaml action, Set<String> secrets, ScenarioOptions options, Set<String> variables) {
        this.action = action;
        this.forms = secrets.stream().flatMap(SecretForms::of).collect(Collectors.toUnmodifiableSet());
        this.masking = !options.bare();
        this.files = variables.stream().anyMatch(FILES::contains);
    }

    /** One line for each leak of a step. */
    List<String> in(StepResult step) {
        var found = new ArrayList<>(in(places(step)));
        if (masking) {
            var masks = step.masks();
            secretOutputs(step)
                    .filter(output ->
                            !masks.containsAll(output.getValue().lines().toList()))
                    .forEach(output -> found.add("The output " + output.getKey() + " is not masked"));
        }
        return found;
    }

    /** One line for each line of a text that holds a secret: place → text. */
    List<String> in(Map<String, String> places) {
        var found = new ArrayList<String>();
        places.forEach((place, text) -> text.lines()
                .filter(line -> forms.stream().anyMatch(line::contains))
                .forEach(line -> found.add("A secret is in " + place + ": " + line)));
        return found;
    }

    private Map<String, String> places(StepResult step) {
        var places = new LinkedHashMap<String, String>();
        places.put("the log", masking ? step.unhidden() : files ? withoutMasks(step.transcript()) : step.transcript());
        places.put("the job summary", step.summary());
        places.put("a process's arguments", String.join("\n", step.commandLines()));
        places.put("GITHUB_PATH", step.path());
        step.environment().forEach((name, value) -> places.put("the variable " + name, value));
        step.outputs().forEach((name, value) -> {
            if (!isSecret(name)) {
                places.put("the output " + name + ", which action.yml does not declare secret", value);
            }
        });
        return places;
    }

    private static String withoutMasks(String log) {
        return log.lines().filter(line -> !line.startsWith("::add-mask::")).collect(Collectors.joining("\n"));
    }

    private Stream<Map.Entry<String, String>> secretOutputs(StepResult step) {
        return step.outputs().entrySet().stream().filter(output -> isSecret(output.getKey()));
    }

    private boolean isSecret(String output) {
        var declared = action.outputs().get(output);
        return declared != null && declared.secret();
    }
}

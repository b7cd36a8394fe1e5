package io.github.runneractions.testkit.contract;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.runneractions.sandbox.runner.action.ActionYaml;
import io.github.runneractions.sandbox.runner.action.YamlMapping;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.AssertionFailedError;

/**
 * The contract of the composite action at the repository's root, as tests: it is the actions, no more and no less. That its
 * steps give no unknown inputs and read no unknown outputs, {@link RepositoryContract#snippets} checks.
 */
public final class CompositeContract {
    private static final String NOT_GIVEN = "(not given)";

    private static final Set<String> OWN_INPUTS = Set.of("key-in-cluster");

    /** The key goes to the deployment only if the user wants it in the cluster. */
    private static final Set<String> KEY = Set.of("client-id", "app-id", "private-key", "installation-id");

    /** Inputs of deploy-action and runner-cleanup-action that the composite does not have. */
    private static final Set<String> LEFT_OUT = Set.of(
            // What one step gives to the next.
            "token",
            "registration-token",
            "registration-token-expires-at",
            "runner-url",
            // An app's token is for a repository or an organisation.
            "enterprise",
            "url",
            // Names that only workflows for older actions use.
            "api",
            "cluster",
            "cert",
            // The cleanup uses the current context, and must see the cluster of the deployment.
            "kube-context",
            // The release selects, also runners that were deployed with other labels.
            "name-pattern");

    /** Inputs of runner-cleanup-action that mean something else there. */
    private static final Set<String> NOT_FOR_CLEANUP = Set.of("labels", "runner-group", "timeout");

    private static final Set<String> OUTPUTS_LEFT_OUT = Set.of(
            "access-token",
            // Their inputs are left out.
            "jwt",
            "git-user-name",
            "git-user-email",
            "removal-token",
            "jit-config",
            "runner-id",
            "runner-name",
            "renewed");

    private final ActionYaml composite;
    private final List<Step> steps;

    private record Step(String id, String folder, Map<String, Object> with, ActionYaml action) {
        static Step of(Path repository, YamlMapping step) {
            var folder = step.require("uses").replaceAll(".*/|@.*", "");
            var action = ActionYaml.read(repository.resolve(folder).resolve("action.yml"));
            return new Step(step.require("id"), folder, step.mapping("with").entries(), action);
        }

        Set<String> inputs() {
            return names(action);
        }

        /** Whether it is to get all inputs of the composite that its action has. */
        boolean getsAll() {
            return id.equals("deploy") || id.equals("cleanup");
        }
    }

    private CompositeContract(ActionYaml composite, List<Step> steps) {
        this.composite = composite;
        this.steps = steps;
    }

    /** That of the repository in a folder. */
    public static CompositeContract of(Path repository) {
        var file = repository.resolve("action.yml");
        var listed = YamlMapping.read(file).mapping("runs").entries().get("steps");
        var steps = listed instanceof List<?> list
                ? list.stream()
                        .map(step -> Step.of(repository, YamlMapping.of(Objects.requireNonNull(step))))
                        .toList()
                : List.<Step>of();
        return new CompositeContract(ActionYaml.read(file), steps);
    }

    /** Each input has the description and the default that it has in an action. */
    public DynamicTest inputs() {
        return test("the composite's inputs are those of the actions", faults -> {
            composite.inputs().forEach((name, input) -> {
                var theirs = steps.stream()
                        .flatMap(step ->
                                Optional.ofNullable(step.action().inputs().get(name)).stream())
                        .toList();
                if (OWN_INPUTS.contains(name)) {
                    return;
                }
                if (theirs.stream().noneMatch(other -> other.description().equals(input.description()))) {
                    faults.add("the input " + name + " has a description that no action has");
                }
                if (theirs.stream().noneMatch(other -> other.defaultValue().equals(input.defaultValue()))) {
                    faults.add("the input " + name + " has a default that no action has");
                }
            });
            var due = new TreeSet<String>();
            steps.stream().filter(Step::getsAll).forEach(step -> due.addAll(step.inputs()));
            due.removeAll(LEFT_OUT);
            due.removeAll(composite.inputs().keySet());
            due.forEach(name -> faults.add("the input " + name + " is missing; add it, or a reason to leave it out"));
        });
    }

    /**
     * Each input reaches the deployment and the cleanup, and none is changed on its way: an empty expression stays one, and what
     * is not given has the default of the action.
     */
    public DynamicTest passing() {
        return test("the composite passes its inputs on", faults -> {
            for (var step : steps) {
                step.action().inputs().forEach((name, theirs) -> {
                    var ours = composite.inputs().get(name);
                    var value = step.with().get(name);
                    if (ours == null || (value == null && !isDue(step, name))) {
                        return;
                    }
                    var due = passed(step, name, ours.defaultValue(), theirs.defaultValue());
                    if (!due.equals(value)) {
                        faults.add(step.folder() + " gets as " + name + ": " + value + "; give it: " + due);
                    }
                });
            }
        });
    }

    private static boolean isDue(Step step, String name) {
        return step.id().equals("deploy")
                || (step.id().equals("cleanup") && !NOT_FOR_CLEANUP.contains(name) && !KEY.contains(name));
    }

    private static String passed(Step step, String name, Optional<String> ours, Optional<String> theirs) {
        if (step.id().equals("deploy") && KEY.contains(name)) {
            return "${{ inputs.key-in-cluster == 'true' && inputs." + name + " || '' }}";
        }
        if (step.id().equals("cleanup") && name.equals("fail-on")) {
            return "${{ inputs.dry-run == 'true' && 'never' || inputs.fail-on }}";
        }
        // A default that restricts, such as the release, is as good as none.
        if (ours.equals(theirs) || (ours.isPresent() && theirs.equals(Optional.of(NOT_GIVEN)))) {
            return "${{ inputs." + name + " }}";
        }
        if (ours.equals(Optional.of(NOT_GIVEN)) && theirs.isEmpty()) {
            return "${{ inputs." + name + " != '" + NOT_GIVEN + "' && inputs." + name + " || '' }}";
        }
        return "the same default, which is " + theirs + " there and " + ours + " here";
    }

    /** It has the outputs of all actions, and says which of them are masked. */
    public DynamicTest outputs() {
        return test("the composite has the outputs of the actions", faults -> {
            var due = new TreeSet<String>();
            for (var step : steps) {
                step.action().outputs().keySet().stream()
                        .filter(name -> !OUTPUTS_LEFT_OUT.contains(name))
                        .forEach(name -> due.add("${{ steps." + step.id() + ".outputs." + name + " }}"));
            }
            var values = composite.outputs().values().stream()
                    .flatMap(output -> output.value().stream())
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!values.equals(due)) {
                faults.add("the outputs are " + values + " instead of " + due);
            }
            composite.outputs().forEach((name, output) -> {
                if (output.secret() != name.endsWith("token")) {
                    faults.add("the output " + name + " is described as masked, or not, by mistake");
                }
            });
        });
    }

    /** All of it. */
    public Stream<DynamicTest> tests() {
        return Stream.of(inputs(), passing(), outputs());
    }

    private static Set<String> names(ActionYaml action) {
        return action.inputs().keySet().stream()
                .filter(name -> !new OlderSpellings(action).has(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static DynamicTest test(String name, Consumer<List<String>> check) {
        return dynamicTest(name, () -> {
            var faults = new ArrayList<String>();
            check.accept(faults);
            if (!faults.isEmpty()) {
                throw new AssertionFailedError(String.join("\n", faults));
            }
        });
    }
}

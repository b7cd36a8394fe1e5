package io.github.runneractions.testkit.contract;

import io.github.runneractions.sandbox.runner.action.ActionYaml;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.opentest4j.AssertionFailedError;

/**
 * The inputs of an action that only repeat another one in the spelling of older actions: {@code app_id} for {@code app-id}.
 * GitHub's runner sets the variables of declared inputs itself, over what an earlier step has put into the environment.
 */
record OlderSpellings(ActionYaml action) {

    private static final String NOT_GIVEN = "(not given)";

    /** Whether an input is one of them. */
    boolean has(String name) {
        return name.contains("_") && action.inputs().containsKey(name.replace('_', '-'));
    }

    /**
     * Fails if an input lacks its older spelling, or that has another default than the action can tell from a value.
     *
     * @param inFamily whether an input is read with its family, which has no older spelling
     */
    void check(Predicate<String> inFamily) {
        var wanted = new TreeMap<String, Optional<String>>();
        action.inputs().forEach((name, input) -> {
            if (name.contains("-") && !inFamily.test(name)) {
                wanted.put(name.replace('-', '_'), input.defaultValue().filter(NOT_GIVEN::equals));
            }
        });
        var declared = new TreeMap<String, Optional<String>>();
        action.inputs().forEach((name, input) -> {
            if (has(name)) {
                declared.put(name, input.defaultValue());
            }
        });
        if (!declared.equals(wanted)) {
            throw new AssertionFailedError(
                    "Declare the older spellings of inputs: " + text(wanted) + "\ninstead of: " + text(declared));
        }
    }

    private static String text(Map<String, Optional<String>> defaults) {
        var text = new StringBuilder();
        defaults.forEach((name, preset) -> text.append("\n  ")
                .append(name)
                .append(preset.map(value -> " with the default " + value).orElse("")));
        return text.toString();
    }
}

package io.github.runneractions.testkit.contract;

import io.github.runneractions.sandbox.runner.action.YamlMapping;
import io.github.runneractions.testkit.contract.OurActions.Interface;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Finds mistakes in a snippet's use of our actions. */
final class SnippetCheck {

    private static final Pattern OUTPUT = Pattern.compile("\\bsteps\\.([\\w-]+)\\.outputs\\.([\\w-]+)");

    private final OurActions ours;
    private final Snippet snippet;
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Interface> steps = new LinkedHashMap<>();

    private SnippetCheck(OurActions ours, Snippet snippet) {
        this.ours = ours;
        this.snippet = snippet;
    }

    /** One line for each fault. */
    static List<String> faults(OurActions ours, Snippet snippet) {
        var check = new SnippetCheck(ours, snippet);
        check.run();
        return check.faults;
    }

    private void run() {
        try {
            visit(YamlMapping.parse(snippet.yaml()));
        } catch (YamlEngineException e) {
            fault("is not YAML: " + e.getMessage());
        }
        OUTPUT.matcher(snippet.yaml()).results().forEach(used -> {
            var step = steps.get(used.group(1));
            if (step != null && !step.outputs().contains(used.group(2))) {
                fault("reads the output " + used.group(2) + " of step " + used.group(1) + ", which has "
                        + new TreeSet<>(step.outputs()));
            }
        });
    }

    private void visit(Object node) {
        switch (node) {
            case Map<?, ?> map -> {
                var mapping = YamlMapping.of(map);
                if (mapping.entries().get("uses") instanceof String uses) {
                    use(uses, mapping);
                }
                mapping.entries().values().forEach(this::visit);
            }
            case List<?> list -> list.forEach(this::visit);
            default -> {}
        }
    }

    private void use(String uses, YamlMapping step) {
        try {
            ours.find(uses).ifPresent(offered -> {
                step.text("id").ifPresent(id -> steps.put(id, offered));
                compare(uses, offered, step.mapping("with"));
            });
        } catch (IllegalArgumentException e) {
            fault(String.valueOf(e.getMessage()));
        }
    }

    private void compare(String uses, Interface offered, YamlMapping with) {
        var given = with.entries().keySet();
        var unknown = new TreeSet<>(given);
        unknown.removeAll(offered.inputs().keySet());
        unknown.forEach(name -> fault("gives " + uses + " the input " + name + ", which it does not know; it knows "
                + offered.inputs().keySet()));
        var missing = new TreeSet<>(offered.required());
        missing.removeAll(given);
        missing.forEach(name -> fault("does not give " + uses + " the required input " + name));
    }

    private void fault(String fault) {
        faults.add(snippet.place() + " " + fault);
    }
}

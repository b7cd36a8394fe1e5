package io.github.runneractions.sandbox.runner.workflow;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A workflow file with one job whose steps use actions of this repository.
 *
 * @param name the workflow's name
 * @param steps in their order
 */
public record Workflow(String name, List<UsesStep> steps) {
    private static final String OURS = "runner-actions/runner-actions/";

    /**
     * A step.
     *
     * @param id what later steps call it; its position when it has none
     * @param action the action's folder in this repository
     * @param with input → text, expressions and all
     */
    public record UsesStep(String id, String name, String action, Map<String, String> with) {}

    /** Reads a workflow file. */
    public static Workflow read(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            var root = map(new Load(LoadSettings.builder().build()).loadFromReader(reader));
            var job = map(map(root.get("jobs")).values().iterator().next());
            var steps = new ArrayList<UsesStep>();
            if (job.get("steps") instanceof List<?> list) {
                list.forEach(step -> steps.add(step(map(step), steps.size())));
            }
            return new Workflow(String.valueOf(root.get("name")), List.copyOf(steps));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static UsesStep step(Map<?, ?> yaml, int position) {
        var uses = String.valueOf(yaml.get("uses"));
        if (!uses.startsWith(OURS) || !uses.contains("@")) {
            throw new IllegalArgumentException("Only actions of this repository can be run here, not " + uses);
        }
        var with = new LinkedHashMap<String, String>();
        map(yaml.get("with")).forEach((name, value) -> with.put(String.valueOf(name), String.valueOf(value)));
        var id = yaml.get("id") == null ? "step-" + position : String.valueOf(yaml.get("id"));
        var folder = uses.substring(OURS.length(), uses.indexOf('@'));
        return new UsesStep(id, String.valueOf(yaml.get("name")), folder, with);
    }

    private static Map<?, ?> map(@Nullable Object yaml) {
        if (yaml instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException("The workflow has " + yaml + " where a mapping is due");
    }
}

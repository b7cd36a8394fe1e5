package io.github.runneractions.sandbox.runner.step;

import io.github.runneractions.sandbox.process.Command;
import io.github.runneractions.sandbox.runner.action.ActionYaml;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A step that uses a JavaScript action.
 *
 * @param machine has the runner's Node.js
 * @param folder with the action.yml
 * @param viewer is shown the step's lines as GitHub's log would show them
 */
public record JavaScriptStep(Machine machine, Path folder, ActionYaml action, Job job, Consumer<String> viewer)
        implements Step {

    /** Where the step runs. */
    public interface Machine {
        /** Node.js with a script, and with these variables and no others. */
        Command command(Path script, Map<String, String> variables, Path log);
    }

    /** Of the action in a folder. */
    public static JavaScriptStep of(Machine machine, Path folder, Job job, Consumer<String> viewer) {
        return new JavaScriptStep(machine, folder, ActionYaml.read(folder.resolve("action.yml")), job, viewer);
    }

    @Override
    public StepResult main(StepDefinition definition) {
        return run(definition, Map.of(), action.runs().main().orElseThrow());
    }

    @Override
    public Optional<StepResult> post(StepDefinition definition, StepResult main) {
        return action.runs().post().map(script -> run(definition, main.state(), script));
    }

    private StepResult run(StepDefinition definition, Map<String, String> state, String script) {
        return new StepRun(job, action, viewer)
                .run(definition, state, (variables, _, log) -> command(folder.resolve(script), variables, log));
    }

    private Command command(Path script, Map<String, String> variables, Path log) {
        var all = new LinkedHashMap<>(variables);
        all.put("GITHUB_ACTIONS", "true");
        all.putIfAbsent("CI", "true");
        return machine.command(script, all, log).in(job.workspace());
    }
}

package io.github.runneractions.sandbox.runner.workflow;

import io.github.runneractions.sandbox.runner.step.Step;
import io.github.runneractions.sandbox.runner.step.StepDefinition;
import io.github.runneractions.sandbox.runner.step.StepResult;
import io.github.runneractions.sandbox.runner.workflow.Workflow.UsesStep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Runs a workflow's steps one after the other, and their post parts in reverse, as GitHub's runner does. */
public final class WorkflowRun {
    /**
     * The outcome of a step.
     *
     * @param took the main part's time
     */
    public record Outcome(UsesStep step, StepResult result, Duration took) {}

    private record Ran(Step step, StepDefinition definition, StepResult result, String name) {}

    private final Function<String, Step> steps;
    private final WorkflowExpressions expressions;
    private final Consumer<String> log;

    /**
     * Prepares one.
     *
     * @param steps makes the step for an action's folder
     * @param expressions know the contexts; the outputs of steps are added to them
     */
    public WorkflowRun(Function<String, Step> steps, WorkflowExpressions expressions, Consumer<String> log) {
        this.steps = steps;
        this.expressions = expressions;
        this.log = log;
    }

    /** Runs all steps, up to the first that fails. */
    public List<Outcome> run(Workflow workflow) {
        var outcomes = new ArrayList<Outcome>();
        var ran = new ArrayList<Ran>();
        for (var uses : workflow.steps()) {
            log.accept("");
            log.accept("▶ " + uses.name() + " (" + uses.action() + ")");
            var with = new LinkedHashMap<String, String>();
            uses.with().forEach((name, text) -> with.put(name, expressions.evaluate(text)));
            var definition = StepDefinition.with(with);
            var step = steps.apply(uses.action());
            var start = Instant.now();
            var result = step.main(definition);
            outcomes.add(new Outcome(uses, result, Duration.between(start, Instant.now())));
            ran.add(new Ran(step, definition, result, uses.name()));
            if (!result.succeeded()) {
                break;
            }
            result.outputs()
                    .forEach((name, value) -> expressions.put("steps." + uses.id() + ".outputs." + name, value));
        }
        ran.reversed().forEach(this::post);
        return outcomes;
    }

    private void post(Ran ran) {
        // Only an action with a post part saves state.
        if (ran.result().state().isEmpty()) {
            return;
        }
        log.accept("");
        log.accept("▶ Post: " + ran.name());
        var _ = ran.step().post(ran.definition(), ran.result());
    }
}

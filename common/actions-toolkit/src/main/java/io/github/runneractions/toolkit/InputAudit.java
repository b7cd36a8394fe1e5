package io.github.runneractions.toolkit;

import io.github.runneractions.runtime.InvalidInputs;
import io.github.runneractions.runtime.Topic;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Checks the {@code INPUT_} variables that set no input of action.yml. GitHub's runner hands them on, and so does a CronJob: one
 * with a misspelled name would not restrict what the action does. Only in a main step: a post step would repeat it.
 *
 * @param values all that is set
 * @param harmless inputs that neither restrict nor authenticate: if one is missing, the action does no more than with it
 */
record InputAudit(InputValues values, Set<String> harmless, WorkflowLog log) {
    private static final Topic UNKNOWN = new Topic("The action does not have this input");

    /** Adds a problem for each that may be meant for an input that is not harmless, and warns of all others. */
    void undeclared(InputProblems problems) {
        var names = values.names();
        if (names.isEmpty()) {
            // Not the jar of an action.
            return;
        }
        names.stream()
                .filter(values::differ)
                .forEach(name -> problems.add(
                        name,
                        "is set twice, as " + shown(InputValues.variable(name)) + " and as "
                                + shown(InputValues.shellVariable(name)) + ", to different values; set it once"));
        var unknown = new TreeSet<String>();
        for (var variable : undeclaredVariables()) {
            var meant = Spelling.closest(variable.substring(InputValues.PREFIX.length()), names);
            var question = meant.map(name -> "did you mean " + suggested(name) + "?");
            if (meant.filter(name -> !harmless.contains(name)).isEmpty()) {
                unknown.add(shown(variable)
                        + question.map(text -> " (" + text + ")").orElse(""));
            } else if (!repeats(variable, meant.get())) {
                problems.add(
                        bare(variable),
                        "is not an input of this action; " + question.orElseThrow() + origin(variable, meant.get()));
            }
        }
        if (!unknown.isEmpty()) {
            log.warning(UNKNOWN.heading(), "Ignored: " + String.join(", ", unknown) + ".\n" + UNKNOWN.link());
        }
    }

    /** Writes what readers of inputs have noticed. */
    void tell(List<InvalidInputs.Problem> notices) {
        notices.forEach(notice -> log.notice("Inputs", notice.toString()));
    }

    private Set<String> undeclaredVariables() {
        var declared = values.variables();
        return values.environment().names().stream()
                .filter(variable -> variable.startsWith(InputValues.PREFIX) && !declared.contains(variable))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether it is the other spelling of an input, with the same text. */
    private boolean repeats(String variable, String name) {
        return variable.equals(InputValues.shellVariable(name))
                && values.environment().value(variable).map(String::strip).equals(values.given(name));
    }

    /** An earlier step that wants to widen something sets a variable in this spelling, and the runner for a wrong name. */
    private String origin(String variable, String meant) {
        return values.environment().inWorkflow() && variable.equals(InputValues.shellVariable(meant))
                ? " If it is not under `with:`, an earlier step has set the variable `" + variable + "`"
                : "";
    }

    /** An input as a workflow names it; elsewhere the variable. */
    private String bare(String variable) {
        return values.environment().inWorkflow() ? InputValues.input(variable) : variable;
    }

    private String shown(String variable) {
        return "`" + bare(variable) + "`";
    }

    private String suggested(String name) {
        return values.environment().inWorkflow() ? "`" + name + "`" : "`" + InputValues.shellVariable(name) + "`";
    }
}

package io.github.runneractions.toolkit;

import java.util.List;

/** Inputs are missing or malformed. Names every problem of the run at once; nothing was sent anywhere. */
public final class InvalidInputs extends ActionException {
    /** Where the troubleshooting page tells about it. */
    public static final Topic TOPIC = new Topic("Inputs are missing or malformed");

    private final transient List<InputProblem> problems;

    /** @param problems at least one */
    public InvalidInputs(List<InputProblem> problems) {
        super(TOPIC, describe(problems), null);
        this.problems = List.copyOf(problems);
    }

    /** Every problem, in the order the inputs were read. */
    public List<InputProblem> problems() {
        return problems;
    }

    @Override
    public String hint() {
        return "Set them under `with:` of the step, then run it again; nothing was requested.";
    }

    @Override
    public int exitCode() {
        return 2;
    }

    private static String describe(List<InputProblem> problems) {
        if (problems.size() == 1) {
            return problems.getFirst().toString();
        }
        var text = new StringBuilder(problems.size() + " inputs need attention:");
        problems.forEach(problem -> text.append("\n- ").append(problem));
        return text.toString();
    }
}

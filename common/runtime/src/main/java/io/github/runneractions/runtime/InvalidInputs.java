package io.github.runneractions.runtime;

import java.util.List;

/** Inputs are missing or malformed. Names every problem of the run at once; nothing was sent anywhere. */
public final class InvalidInputs extends Failure {
    /** Where the troubleshooting page tells about it. */
    public static final Topic TOPIC = new Topic("Inputs are missing or malformed");

    private final transient List<Problem> problems;

    /**
     * What is wrong with one input.
     *
     * @param input the input's name as in action.yml
     * @param problem what is wrong and which values are valid, in one sentence that follows the name and a colon
     */
    public record Problem(String input, String problem) {
        @Override
        public String toString() {
            return "`" + input + "`: " + problem;
        }
    }

    /**
     * @param problems at least one
     * @param hint where inputs are set, starting with a verb
     */
    public InvalidInputs(List<Problem> problems, String hint) {
        super(TOPIC, describe(problems), Hint.of(hint), null);
        this.problems = List.copyOf(problems);
    }

    /** Every problem, in the order the inputs were read. */
    public List<Problem> problems() {
        return problems;
    }

    @Override
    public int exitCode() {
        return 2;
    }

    private static String describe(List<Problem> problems) {
        if (problems.size() == 1) {
            return problems.getFirst().toString();
        }
        var text = new StringBuilder(problems.size() + " inputs need attention:");
        problems.forEach(problem -> text.append("\n- ").append(problem));
        return text.toString();
    }
}

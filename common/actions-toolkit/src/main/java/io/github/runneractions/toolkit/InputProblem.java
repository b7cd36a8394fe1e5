package io.github.runneractions.toolkit;

/**
 * What is wrong with one input.
 *
 * @param input the input's name as in action.yml
 * @param problem what is wrong and what would be right, in one sentence that follows the name and a colon
 */
public record InputProblem(String input, String problem) {
    @Override
    public String toString() {
        return "`" + input + "`: " + problem;
    }
}

package io.github.runneractions.testkit.step;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What came of a step.
 *
 * @param exitCode of the container or process; 125 to 127 also when Docker could not start it
 * @param transcript standard output and error with secrets, so never for a log; each in its order, while their lines come
 *     between each other as Docker passes them on
 * @param commands those that GitHub's runner would have obeyed, in their order
 * @param outputs name → value
 * @param state name → value, for the post step of the same action
 * @param environment name → value, for the steps after this one
 * @param summary Markdown
 * @param problems commands and command files that cannot be read, for which GitHub's runner fails the step
 */
public record StepResult(
        int exitCode,
        String transcript,
        List<WorkflowCommand> commands,
        Map<String, String> outputs,
        Map<String, String> state,
        Map<String, String> environment,
        String summary,
        List<String> problems) {

    /** Whether GitHub's runner would call the step successful. */
    public boolean succeeded() {
        return exitCode == 0 && problems.isEmpty();
    }

    /** The texts that the step had masked, each of their lines too. */
    public Set<String> masks() {
        return Masks.of(commands).texts();
    }

    /** The messages of one kind. */
    public List<String> messages(Annotation kind) {
        return commands.stream()
                .filter(command -> command.name().equals(kind.command()))
                .map(WorkflowCommand::data)
                .toList();
    }

    /** What a secret-free log may tell of it. */
    @Override
    public String toString() {
        return "exit code " + exitCode + ", outputs " + outputs.keySet() + ", state " + state.keySet()
                + (problems.isEmpty() ? "" : ", problems " + problems);
    }
}

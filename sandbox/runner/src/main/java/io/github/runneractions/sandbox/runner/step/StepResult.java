package io.github.runneractions.sandbox.runner.step;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The result of a step.
 *
 * @param exitCode of the container or process; 125 to 127 also when Docker could not start it
 * @param transcript standard output and error with secrets, so never for a log; each in its order, while their lines come
 *     between each other as Docker passes them on
 * @param outputs name → value
 * @param state name → value, for the post step of the same action
 * @param environment name → value, for the steps after this one
 * @param path what the steps after this one find programs in before all else, one folder a line
 * @param summary Markdown
 * @param problems commands and command files that cannot be read, for which GitHub's runner fails the step
 * @param commandLines of the processes that the step consisted of, as far as one was seen
 */
public record StepResult(
        int exitCode,
        String transcript,
        Map<String, String> outputs,
        Map<String, String> state,
        Map<String, String> environment,
        String path,
        String summary,
        List<String> problems,
        Set<String> commandLines) {

    /** Whether GitHub's runner would call the step successful. */
    public boolean succeeded() {
        return exitCode == 0 && problems.isEmpty();
    }

    /** The commands that GitHub's runner would have obeyed, in their order. */
    public List<ParsedCommand> commands() {
        return StepLog.of(transcript).commands();
    }

    /** The transcript without the commands to mask something, so without what GitHub's log does not even show hidden. */
    public String unhidden() {
        return StepLog.of(transcript).unhidden();
    }

    /** The texts that the step had masked, each of their lines too. */
    public Set<String> masks() {
        return Masks.of(commands()).texts();
    }

    /** The messages of one kind. */
    public List<String> messages(Annotation kind) {
        return commands().stream()
                .filter(command -> command.name().equals(kind.command()))
                .map(ParsedCommand::data)
                .toList();
    }

    /** A description without secrets, for logs. */
    @Override
    public String toString() {
        return "exit code " + exitCode + ", outputs " + outputs.keySet() + ", state " + state.keySet()
                + (problems.isEmpty() ? "" : ", problems " + problems);
    }
}

package io.github.runneractions.sandbox.runner.step;

import io.github.runneractions.sandbox.process.Await;
import io.github.runneractions.sandbox.process.ChildProcess;
import io.github.runneractions.sandbox.process.Command;
import io.github.runneractions.sandbox.runner.action.ActionYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The parts of a step that do not depend on where it runs: its variables and command files before, its result after.
 *
 * @param viewer is shown the step's lines as GitHub's log would show them
 */
record StepRun(Job job, ActionYaml action, Consumer<String> viewer) {

    /** Makes a step's variables and arguments a command; its log is set later. */
    interface Launch {
        Command command(Map<String, String> variables, List<String> arguments, Path log);
    }

    StepResult run(StepDefinition definition, Map<String, String> state, Launch launch) {
        var files = RunnerCommandFiles.create(job.fileCommands());
        try {
            var log = Files.createTempFile(job.folder(), "step", ".log");
            try {
                var environment = new StepEnvironment(job, action, definition);
                var command = launch.command(environment.variables(state, files), environment.arguments(), log);
                var output = new StepLog(viewer);
                var seen = new CommandLines();
                int exitCode = execute(command, output, seen, definition.limit());
                return result(exitCode, output, files, seen.seen());
            } finally {
                Files.delete(log);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            files.delete();
        }
    }

    private int execute(Command command, StepLog output, CommandLines seen, Duration limit) throws IOException {
        try (var process = command.start();
                var lines = new LogLines(command.log(), output)) {
            try {
                Await.until("the step to end", () -> endedAfterReading(process, lines, seen), limit);
                return process.awaitExit(limit);
            } catch (Await.LimitReached e) {
                throw new IllegalStateException(
                        action.name() + " did not end within " + limit.toSeconds() + " s; its last output:\n"
                                + output.tail(),
                        e);
            }
        }
    }

    private static boolean endedAfterReading(ChildProcess process, LogLines lines, CommandLines seen)
            throws IOException {
        lines.read();
        seen.look(process);
        return !process.alive();
    }

    private static StepResult result(int exitCode, StepLog output, RunnerCommandFiles files, Set<String> commandLines) {
        var outputs = files.values(RunnerCommandFiles.Kind.OUTPUT);
        var state = files.values(RunnerCommandFiles.Kind.STATE);
        var environment = files.values(RunnerCommandFiles.Kind.ENV);
        var problems = Stream.concat(
                        output.problems().stream(),
                        Stream.of(outputs, state, environment).map(RunnerCommandFile::problem))
                .filter(problem -> !problem.isEmpty())
                .toList();
        return new StepResult(
                exitCode,
                output.transcript(),
                over(output.commands(), "set-output", outputs.values()),
                over(output.commands(), "save-state", state.values()),
                environment.values(),
                files.text(RunnerCommandFiles.Kind.PATH),
                files.text(RunnerCommandFiles.Kind.STEP_SUMMARY),
                problems,
                commandLines);
    }

    /** The values of a file, and before them those of the older commands, which the runner still obeys. */
    private static Map<String, String> over(List<ParsedCommand> commands, String name, Map<String, String> file) {
        var values = new LinkedHashMap<String, String>();
        commands.stream()
                .filter(command -> command.name().equals(name))
                .forEach(command -> values.put(command.properties().getOrDefault("name", ""), command.data()));
        values.putAll(file);
        return values;
    }
}

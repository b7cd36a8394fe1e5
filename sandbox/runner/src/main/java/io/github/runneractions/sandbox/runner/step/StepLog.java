package io.github.runneractions.sandbox.runner.step;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Takes a step's lines as they come: keeps them, obeys the commands among them, and shows what GitHub's log would. */
final class StepLog implements Consumer<String> {

    private static final int LAST = 20;

    private final StringBuilder transcript = new StringBuilder();
    private final StringBuilder unhidden = new StringBuilder();
    private final List<ParsedCommand> commands = new ArrayList<>();
    private final CommandReader reader = new CommandReader();
    private final Masks masks = new Masks();
    private final List<String> problems = new ArrayList<>();
    private final Deque<String> lastShown = new ArrayDeque<>();
    private final Consumer<String> viewer;

    /** Shows lines to a viewer, with secrets hidden. */
    StepLog(Consumer<String> viewer) {
        this.viewer = viewer;
    }

    /** That of a step which has written this. */
    static StepLog of(String transcript) {
        var log = new StepLog(_ -> {});
        transcript.lines().forEach(log);
        return log;
    }

    @Override
    public void accept(String line) {
        transcript.append(line).append('\n');
        try {
            reader.read(line).ifPresentOrElse(command -> obey(command, line), () -> text(line));
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
            unhidden.append(line).append('\n');
        }
    }

    private void text(String line) {
        unhidden.append(line).append('\n');
        show(line);
    }

    private void obey(ParsedCommand command, String line) {
        commands.add(command);
        if (!command.name().equals(Masks.COMMAND)) {
            unhidden.append(line).append('\n');
        }
        switch (command.name()) {
            case Masks.COMMAND -> masks.obey(command);
            case "stop-commands" -> {
                masks.hideToken(command.data());
                show(line);
            }
            case "error" -> show("Error: " + command.data());
            case "warning" -> show("Warning: " + command.data());
            case "notice" -> show("Notice: " + command.data());
            case "group" -> show(command.data());
            case "add-matcher", "debug", "echo", "endgroup", "remove-matcher", "save-state", "set-output" -> {}
            default -> show(line);
        }
    }

    private void show(String line) {
        var hidden = masks.hide(line);
        lastShown.add(hidden);
        if (lastShown.size() > LAST) {
            lastShown.remove();
        }
        viewer.accept(hidden);
    }

    String transcript() {
        return transcript.toString();
    }

    /** The log without masking. */
    String unhidden() {
        return unhidden.toString();
    }

    List<ParsedCommand> commands() {
        return List.copyOf(commands);
    }

    /** Commands that GitHub's runner cannot obey. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** The end of what was shown. */
    String tail() {
        return String.join("\n", lastShown);
    }
}

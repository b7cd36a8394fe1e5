package io.github.runneractions.sandbox.runner.step;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tells the commands among a step's lines, in their order: {@code stop-commands} makes text of all up to its token. */
final class CommandReader {

    private static final String STOP = "stop-commands";

    private static final Set<String> KNOWN = Set.of(
            STOP,
            Masks.COMMAND,
            "add-matcher",
            "add-path",
            "debug",
            "echo",
            "endgroup",
            "error",
            "group",
            "notice",
            "remove-matcher",
            "save-state",
            "set-env",
            "set-output",
            "warning");

    private String token = "";

    /** The command that the runner obeys at this line. */
    Optional<ParsedCommand> read(String line) {
        if (!token.isEmpty()) {
            var resume = ParsedCommand.parse(line, token::equals);
            resume.ifPresent(_ -> token = "");
            return resume;
        }
        var command = ParsedCommand.parse(line, KNOWN::contains);
        command.filter(it -> it.name().equals(STOP)).ifPresent(this::stop);
        return command;
    }

    private void stop(ParsedCommand stop) {
        var wanted = stop.data().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty() || wanted.equals("pause-logging") || KNOWN.contains(wanted)) {
            throw new IllegalArgumentException("The runner refuses this token of stop-commands: " + stop.data());
        }
        token = wanted;
    }
}

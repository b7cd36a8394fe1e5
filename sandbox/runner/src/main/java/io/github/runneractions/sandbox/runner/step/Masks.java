package io.github.runneractions.sandbox.runner.step;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The texts that a step has masked, and their replacement in lines. */
final class Masks {

    static final String COMMAND = "add-mask";

    /** The runner masks tokens that are longer. */
    private static final int SHORT_TOKEN = 6;

    private final Set<String> texts = new LinkedHashSet<>();

    /** The texts of all {@code add-mask} commands among these. */
    static Masks of(List<ParsedCommand> commands) {
        var masks = new Masks();
        commands.forEach(masks::obey);
        return masks;
    }

    /** Hides the text, and each of its lines: output comes line by line. */
    void obey(ParsedCommand command) {
        if (command.name().equals(COMMAND) && !command.data().isBlank()) {
            texts.add(command.data());
            command.data()
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .forEach(texts::add);
        }
    }

    /** Hides the token of {@code stop-commands}, as the runner does unless it is short. */
    void hideToken(String token) {
        if (token.length() > SHORT_TOKEN) {
            texts.add(token);
        }
    }

    Set<String> texts() {
        return Set.copyOf(texts);
    }

    String hide(String text) {
        var hidden = text;
        // A text may be part of another one.
        for (var secret : texts.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList()) {
            hidden = hidden.replace(secret, "***");
        }
        return hidden;
    }
}

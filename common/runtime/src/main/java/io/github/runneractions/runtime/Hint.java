package io.github.runneractions.runtime;

import java.util.List;
import java.util.function.Function;

/**
 * What to do about a failure: one sentence or two that start with a verb. A hint refers to settings by reference, so that
 * code below an action does not depend on the names of the action's inputs.
 *
 * @param template the text, with {@code {}} where a setting's name goes
 * @param settings one for each {@code {}}, in that order
 */
public record Hint(String template, List<Setting> settings) {
    private static final String PLACE = "{}";

    public Hint {
        settings = List.copyOf(settings);
    }

    /** A hint with {@code {}} in {@code template} for each of {@code settings}. */
    public static Hint of(String template, Setting... settings) {
        return new Hint(template, List.of(settings));
    }

    /** The text, with each setting as {@code naming} calls it. */
    public String text(Function<Setting, String> naming) {
        var text = new StringBuilder();
        var rest = template;
        for (var setting : settings) {
            var place = rest.indexOf(PLACE);
            if (place < 0) {
                throw new IllegalStateException("no place for " + setting + " in: " + template);
            }
            text.append(rest, 0, place).append(naming.apply(setting));
            rest = rest.substring(place + PLACE.length());
        }
        return text.append(rest).toString();
    }

    /** The text, with each setting by its name. */
    @Override
    public String toString() {
        return text(Setting::toString);
    }
}

package io.github.runneractions.deploy.helm;

import io.github.runneractions.runtime.Topic;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The explanation of a text in Helm's errors.
 *
 * @param text found anywhere in them
 * @param meaning a clause that follows "but", which may quote the text's groups as {@code $1}
 * @param hint what to do, starting with a verb
 */
record HelmCause(Pattern text, Topic topic, String meaning, String hint) {
    static HelmCause of(String text, Topic topic, String meaning, String hint) {
        return new HelmCause(Pattern.compile(text, Pattern.DOTALL), topic, meaning, hint);
    }

    /** This cause with its meaning filled in, when {@code errors} has the text. */
    Optional<HelmCause> in(String errors) {
        var found = text.matcher(errors);
        return found.find() ? Optional.of(new HelmCause(text, topic, filled(found), hint)) : Optional.empty();
    }

    /** Whether Helm did not fail but was stopped, by its own timeout or by a cancellation. */
    boolean timedOut() {
        return topic.equals(ClusterCauses.CANCELLED) || topic.equals(ClusterCauses.NOT_READY);
    }

    private String filled(Matcher found) {
        var filled = meaning;
        for (var group = 1; group <= found.groupCount(); group++) {
            filled = filled.replace(
                    "$" + group, String.valueOf(found.group(group)).strip());
        }
        return filled;
    }
}

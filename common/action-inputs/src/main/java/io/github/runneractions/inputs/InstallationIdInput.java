package io.github.runneractions.inputs;

import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.Inputs;
import java.util.Optional;
import java.util.regex.Pattern;

/** The input {@code installation-id}: GitHub's number of the app's installation. */
public final class InstallationIdInput {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private InstallationIdInput() {}

    /** The number of the installation; empty to find it by the account. */
    public static Input<Optional<Long>> read(Inputs inputs) {
        return inputs.optional("installation-id", InstallationIdInput::number);
    }

    /**
     * A number by which GitHub knows something.
     *
     * @throws IllegalArgumentException when it is not one
     */
    public static long number(String text) {
        if (!NUMBER.matcher(text).matches() || Long.parseLong(text) == 0) {
            throw new IllegalArgumentException("is not a numeric id, such as `12345678`");
        }
        return Long.parseLong(text);
    }
}

package io.github.runneractions.deploy.helm;

import java.util.regex.Pattern;

/** The name of a Helm release. */
public record ReleaseName(String text) {
    /** Helm's own rule; longer names do not fit into the labels of its records. */
    private static final Pattern VALID = Pattern.compile("(?=.{1,53}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?");

    /**
     * The release called {@code text}.
     *
     * @throws IllegalArgumentException that says what would be right
     */
    public static ReleaseName of(String text) {
        if (!VALID.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "is no release name; say up to 53 lower-case letters, digits and hyphens, such as `runner`");
        }
        return new ReleaseName(text);
    }

    @Override
    public String toString() {
        return text;
    }
}

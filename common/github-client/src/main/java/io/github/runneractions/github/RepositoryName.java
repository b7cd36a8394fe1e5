package io.github.runneractions.github;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A repository's full name.
 *
 * @param owner the login of the account it belongs to
 * @param name its own name
 */
public record RepositoryName(String owner, String name) {
    /** A login as GitHub allows it. */
    public static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98}[A-Za-z0-9])?");

    /** A repository's name without its owner. */
    public static final Pattern NAME = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._-]{1,100}");

    /**
     * Reads {@code owner/name}.
     *
     * @throws IllegalArgumentException when it does not have that form
     */
    public static RepositoryName parse(String text) {
        var slash = text.indexOf('/');
        if (slash < 0
                || !LOGIN.matcher(text.substring(0, slash)).matches()
                || !NAME.matcher(text.substring(slash + 1)).matches()) {
            throw new IllegalArgumentException("is not `owner/name`, such as `acme/widgets`");
        }
        return new RepositoryName(text.substring(0, slash), text.substring(slash + 1));
    }

    /**
     * Checks a login.
     *
     * @return {@code text}
     * @throws IllegalArgumentException when it does not have that form
     */
    public static String login(String text) {
        if (!LOGIN.matcher(text).matches()) {
            throw new IllegalArgumentException("is not the login of an organisation or user, such as `acme`");
        }
        return text;
    }

    /** What to tell the user about this name, which GitHub redirects; {@code present} is empty if it is not known. */
    public String renamedTo(Optional<RepositoryName> present) {
        return this + present.map(name -> " is now called " + name).orElse(" now has another name")
                + ". GitHub redirects the old name only until another repository gets it. Set the present name.";
    }

    @Override
    public String toString() {
        return owner + "/" + name;
    }
}

package io.github.runneractions.apptoken;

import io.github.runneractions.github.app.Permissions;
import io.github.runneractions.toolkit.InputParsers;
import java.util.Locale;
import java.util.regex.Pattern;

/** Permissions as people write them: {@code name: level} in a mapping of any form, with hyphens or underscores. */
final class PermissionText {
    /** Longer than any of GitHub's. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z_]{0,59}");

    private PermissionText() {}

    /**
     * Reads a whole block.
     *
     * @throws IllegalArgumentException when an entry is malformed, or there is none
     */
    static Permissions block(String text) {
        var permissions = InputParsers.mapping(text).stream()
                .map(pair -> entry(pair.getKey(), pair.getValue()))
                .reduce(Permissions.ALL, Permissions::and);
        if (permissions.isEmpty()) {
            throw new IllegalArgumentException(
                    "has no permission; leave it out for all permissions of the installation");
        }
        return permissions;
    }

    private static Permissions entry(String name, String level) {
        var known = name(name);
        if (!NAME.matcher(known).matches()) {
            throw new IllegalArgumentException("has " + InputParsers.shown(name)
                    + ", which is not a permission's name; use letters and underscores, such as `pull_requests`");
        }
        try {
            return Permissions.of(known, level(level));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "has " + InputParsers.shown(level) + " for `" + known + "`, which " + e.getMessage());
        }
    }

    /** The permission's name at GitHub. */
    static String name(String text) {
        return text.replace('-', '_').toLowerCase(Locale.ROOT);
    }

    /**
     * Reads the level of a permission.
     *
     * @throws IllegalArgumentException when it is not one
     */
    static String level(String text) {
        var level = text.toLowerCase(Locale.ROOT);
        if (!Permissions.order().contains(level)) {
            throw new IllegalArgumentException(
                    "is not the level of a permission; use `" + String.join("`, `", Permissions.order()) + "`");
        }
        return level;
    }
}

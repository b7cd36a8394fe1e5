package io.github.runneractions.sandbox.github.model;

import java.util.Locale;

/**
 * A user, an organisation or an enterprise at GitHub.
 *
 * @param id GitHub's number for it
 * @param login its name in URLs; for an enterprise its slug
 */
public record Account(long id, String login, Kind kind) {

    /** The kinds of account. */
    public enum Kind {
        USER("User"),
        ORGANIZATION("Organization"),
        ENTERPRISE("Enterprise"),
        BOT("Bot");

        private final String type;

        Kind(String type) {
            this.type = type;
        }

        /** The word GitHub's API has for it in {@code type}. */
        public String type() {
            return type;
        }
    }

    /** GitHub compares names without regard to case. */
    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}

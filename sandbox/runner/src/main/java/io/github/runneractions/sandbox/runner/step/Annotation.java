package io.github.runneractions.sandbox.runner.step;

import java.util.Locale;

/** The kinds of messages that GitHub shows on a run's page. */
public enum Annotation {
    NOTICE,
    WARNING,
    ERROR;

    String command() {
        return name().toLowerCase(Locale.ROOT);
    }
}

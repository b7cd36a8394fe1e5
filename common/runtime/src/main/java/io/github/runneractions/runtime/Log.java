package io.github.runneractions.runtime;

/** The log of a process. Secrets are removed from every line before it is written. */
public interface Log {
    /** A line that is always shown: what is done to which named thing. */
    void info(String text);

    /** A line that is shown when debug logging is on. */
    void debug(String text);

    /** A problem that does not end the process. */
    void warning(String title, String text);
}

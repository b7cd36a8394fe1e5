package io.github.runneractions.runtime;

/** Where a process says what it does. Every line is scrubbed of secrets before it is written. */
public interface Log {
    /** A line that is always shown: what is done to which named thing. */
    void info(String text);

    /** A line that is shown when debug logging is on. */
    void debug(String text);

    /** A problem that does not end the process. */
    void warning(String title, String text);
}

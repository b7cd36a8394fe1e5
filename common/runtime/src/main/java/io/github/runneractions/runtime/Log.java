package io.github.runneractions.runtime;

/** Where a process says what it does. Every line is scrubbed of secrets before it is written. */
public interface Log {
    /** A line for whoever reads the log: what is done to which named thing. */
    void info(String text);

    /** A line that is shown when debug logging is on. */
    void debug(String text);

    /** What needs somebody's attention but does not end the process. */
    void warning(String title, String text);
}

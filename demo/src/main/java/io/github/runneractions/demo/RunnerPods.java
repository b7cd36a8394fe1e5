package io.github.runneractions.demo;

import java.util.Map;

/** What becomes of the pods that the workflow deploys. */
interface RunnerPods extends AutoCloseable {
    /** Which of them have no runner that is online, though they should, and why. */
    Map<String, String> failures();

    @Override
    void close();
}

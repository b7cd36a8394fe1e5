package io.github.runneractions.kubernetes;

import io.github.runneractions.toolkit.Environment;
import io.github.runneractions.toolkit.Secret;
import io.github.runneractions.toolkit.Secrets;
import io.github.runneractions.toolkit.WorkflowLog;
import java.util.Map;

/** Secrets of a run whose log nobody reads. */
final class TestSecrets {
    private TestSecrets() {}

    static Secret mask(String value) {
        return new Secrets(new WorkflowLog(_ -> {}, new Environment(Map.of()), () -> "fence")).mask(value);
    }
}

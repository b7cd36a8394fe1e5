package io.github.runneractions.runnercleanup;

import io.github.runneractions.testkit.scenario.Scenarios;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Tag("image")
@Execution(ExecutionMode.CONCURRENT)
class RunnerCleanupScenariosTest {
    @TestFactory
    Stream<DynamicTest> scenarios() {
        return Scenarios.in(Path.of(""));
    }
}

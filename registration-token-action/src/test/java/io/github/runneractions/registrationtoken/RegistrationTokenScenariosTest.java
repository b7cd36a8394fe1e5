package io.github.runneractions.registrationtoken;

import io.github.runneractions.testkit.scenario.Scenarios;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class RegistrationTokenScenariosTest {
    @Tag("image")
    @TestFactory
    Stream<DynamicTest> withoutACluster() {
        return Scenarios.in(Path.of(""));
    }

    @Tag("real")
    @TestFactory
    Stream<DynamicTest> onACluster() {
        return Scenarios.onCluster(Path.of(""));
    }
}

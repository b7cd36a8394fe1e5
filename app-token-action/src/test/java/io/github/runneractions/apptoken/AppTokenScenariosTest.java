package io.github.runneractions.apptoken;

import io.github.runneractions.testkit.scenario.Scenarios;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

@Tag("image")
class AppTokenScenariosTest {
    @TestFactory
    Stream<DynamicTest> scenarios() {
        return Scenarios.in(Path.of(""));
    }
}

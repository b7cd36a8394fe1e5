package io.github.runneractions.runnercleanup;

import io.github.runneractions.testkit.contract.ActionContract;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class RunnerCleanupContractTest {
    @TestFactory
    Stream<DynamicTest> contract() {
        return ActionContract.of(Path.of("")).tests(new RunnerCleanupAction().harmlessInputs());
    }
}

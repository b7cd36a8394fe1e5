package io.github.runneractions.deploy;

import io.github.runneractions.testkit.contract.ActionContract;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class DeployContractTest {
    @TestFactory
    Stream<DynamicTest> contract() {
        return ActionContract.of(Path.of("")).tests(new DeployAction(Optional.empty()).harmlessInputs());
    }
}

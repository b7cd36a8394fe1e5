package io.github.runneractions.demo;

import io.github.runneractions.testkit.contract.CompositeContract;
import io.github.runneractions.testkit.contract.NodeFormContract;
import io.github.runneractions.testkit.contract.RepositoryContract;
import io.github.runneractions.testkit.contract.WorkflowContract;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Stands in the last module, when all others are compiled. */
class RepositoryContractTest {
    @TestFactory
    Stream<DynamicTest> contract() {
        return RepositoryContract.of(Path.of("..")).tests();
    }

    @TestFactory
    Stream<DynamicTest> pipelines() {
        return Stream.concat(
                CompositeContract.of(Path.of("..")).tests(),
                WorkflowContract.of(Path.of("..")).tests());
    }

    @TestFactory
    Stream<DynamicTest> withoutDocker() {
        return new NodeFormContract(Path.of("..")).tests();
    }
}

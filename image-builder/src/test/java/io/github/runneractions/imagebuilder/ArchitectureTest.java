package io.github.runneractions.imagebuilder;

import io.github.runneractions.testkit.architecture.Architecture;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
    @TestFactory
    Stream<DynamicTest> architecture() {
        return Architecture.of(Path.of(""));
    }
}

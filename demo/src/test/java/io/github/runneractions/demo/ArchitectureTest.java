package io.github.runneractions.demo;

import io.github.runneractions.testkit.architecture.Architecture;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/** The rules for all modules. Stands in the last of them, when all others are compiled. */
class ArchitectureTest {
    @TestFactory
    Stream<DynamicContainer> architecture() {
        return Architecture.ofModules(Path.of(".."));
    }
}

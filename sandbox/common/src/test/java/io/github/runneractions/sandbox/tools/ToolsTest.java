package io.github.runneractions.sandbox.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.sandbox.process.ChildProcess;
import io.github.runneractions.sandbox.process.Command;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolsTest {

    @Test
    void findsTheRepositoryFromAModule() {
        assertThat(Tools.repository().resolve("testkit/pom.xml")).exists();
    }

    @Test
    void knowsAllPrograms() {
        assertThatThrownBy(() -> Tools.program("kubectl")).hasMessage("kubectl is in no group of tools");
    }

    @Test
    @Tag("real")
    void findsAProgramThatRuns(@TempDir Path folder) {
        Command version =
                Command.of(Tools.program("helm"), folder.resolve("log")).with("version", "--short");

        try (ChildProcess helm = version.start()) {
            assertThat(helm.awaitExit(Duration.ofSeconds(60))).isZero();
            assertThat(helm.tail()).startsWith("v4.");
        }
    }
}

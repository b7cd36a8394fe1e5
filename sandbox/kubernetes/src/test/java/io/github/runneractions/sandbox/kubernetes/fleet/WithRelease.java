package io.github.runneractions.sandbox.kubernetes.fleet;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests with a release of the runner chart of their own. */
abstract class WithRelease {

    Release release;

    @BeforeEach
    void start(@TempDir Path folder) {
        release = new Release(folder);
    }

    @AfterEach
    void close() {
        release.close();
    }
}

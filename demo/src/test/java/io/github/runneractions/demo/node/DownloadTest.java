package io.github.runneractions.demo.node;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** On this machine. */
@Tag("real")
@ExtendWith(NeedsNodeJs.class)
class DownloadTest extends Downloads {
    @Override
    Machine on(Path shared, String... options) {
        return Machine.here();
    }
}

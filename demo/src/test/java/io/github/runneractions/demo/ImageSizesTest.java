package io.github.runneractions.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.runner.action.ActionLayers;
import io.github.runneractions.sandbox.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a machine must pull before an action starts. The limits are about a megabyte above what docs/performance.md says. */
@Tag("image")
class ImageSizesTest {

    private static final long MEGABYTE = 1_000_000;

    private static long runtime;

    /** Once: the other test sees to it that it is the same for all. */
    @BeforeAll
    static void compressRuntime() throws IOException {
        runtime = layers("app-token-action").runtime();
    }

    @ParameterizedTest
    @CsvSource({
        "app-token-action, 29",
        "registration-token-action, 35",
        "deploy-action, 61",
        "runner-cleanup-action, 35"
    })
    void isLimited(String action, long megabytes) throws IOException {
        assertThat(runtime + layers(action).own()).isLessThan(megabytes * MEGABYTE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"registration-token-action", "deploy-action", "runner-cleanup-action"})
    void hasTheRuntimeOfAppTokenInALayerOfItsOwn(String action) throws IOException {
        var runtime = layers("app-token-action").runtimeArchive();

        assertThat(Files.mismatch(layers(action).runtimeArchive(), runtime)).isNegative();
        assertThat(Tools.repository().resolve(action).resolve("Dockerfile"))
                .content()
                .contains("\nADD target/runtime.tar /\n");
    }

    private static ActionLayers layers(String action) {
        return new ActionLayers(Tools.repository().resolve(action));
    }
}

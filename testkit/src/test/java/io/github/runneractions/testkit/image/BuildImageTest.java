package io.github.runneractions.testkit.image;

import io.github.runneractions.testkit.action.ActionImage;
import io.github.runneractions.testkit.standin.StandIn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One image is made for all tests here, since making one takes seconds. */
@Tag("image")
class BuildImageTest {

    @TempDir
    static Path repository;

    static Path action;

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        action = StandIn.in(repository, "greet-action");
        BuildImage.main(new String[] {action.toString(), StandIn.MAIN_CLASS, "java.base"});
    }

    @Test
    void runs() throws Exception {
        var ended = run(Stream.of("-XX:AOTMode=on"));
        System.out.println(ended);
    }

    private static String run(Stream<String> options) throws Exception {
        var p = new ProcessBuilder(ActionImage.of(action).command(options))
                .redirectErrorStream(true)
                .start();
        return p.inputReader().readAllAsString() + p.waitFor();
    }
}

package io.github.runneractions.sandbox.runner.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("real")
class SelfHostedActTest {
    private static final String WORKFLOW = """
            name: Try
            on: workflow_dispatch
            jobs:
              try:
                runs-on: [self-hosted, blue]
                steps:
                  - run: echo "docker is at '$(command -v docker)'"
                  - run: echo "the machine has $MACHINE, the repository ${{ vars.COLOUR }} and ${{ secrets.TOKEN }}"
                  - run: echo "node is $(node --version)"
            """;

    @TempDir
    Path folder;

    @Test
    void runsJobsOnThisMachineWithoutDocker() throws IOException {
        var node = Files.writeString(folder.resolve("node"), "#!/bin/sh\necho v24.0.0\n");
        Files.setPosixFilePermissions(node, PosixFilePermissions.fromString("rwxr-xr-x"));
        var file = Files.writeString(folder.resolve("try.yml"), WORKFLOW);

        var result = new SelfHostedAct(node, Map.of("MACHINE", "a name"))
                .run(
                        Dispatch.of(file, "acme/widgets")
                                .vars(Map.of("COLOUR", "blue"))
                                .secrets(Map.of("TOKEN", "ghs_secret")),
                        "self-hosted",
                        "blue");

        assertThat(result.exitCode()).as(result.log()).isZero();
        assertThat(result.log())
                .contains("docker is at ''", "the machine has a name, the repository blue and ***", "node is v24.0.0")
                .doesNotContain("ghs_secret");
    }
}

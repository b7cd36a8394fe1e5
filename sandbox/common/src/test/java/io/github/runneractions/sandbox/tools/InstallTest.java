package io.github.runneractions.sandbox.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code tools/install} does to the system: said before, and not at all when the user does not want it. */
class InstallTest {

    private static final List<String> NEEDED = List.of(
            "bash",
            "cat",
            "cut",
            "dirname",
            "env",
            "flock",
            "grep",
            "head",
            "mkdir",
            "rm",
            "sed",
            "sha256sum",
            "tail",
            "timeout");

    @TempDir
    Path folder;

    private Path programs;
    private Path calls;

    /** A machine without npm, whose apt-get only writes down that it was called. */
    @BeforeEach
    void onAMachineWithoutNpm() throws IOException, InterruptedException {
        programs = Files.createDirectory(folder.resolve("bin"));
        calls = folder.resolve("apt-get.calls");
        for (var program : NEEDED) {
            Files.createSymbolicLink(
                    programs.resolve(program), Path.of("/usr/bin").resolve(program));
        }
        Files.writeString(programs.resolve("apt-get"), "#!/bin/bash\necho called >>" + calls + "\nexit 1\n");
        assertThat(programs.resolve("apt-get").toFile().setExecutable(true)).isTrue();
        assumeTrue(run("id", "-u").output().equals("0\n"), "only root installs packages");
    }

    @Test
    void namesThePackagesBeforeItInstallsThem() throws Exception {
        var result = run("tools/install", "openapi");

        assertThat(calls).exists();
        assertThat(result.output().lines().toList().getFirst())
                .isEqualTo("tools: as root, this installs from the distribution: nodejs npm. With"
                        + " RUNNER_ACTIONS_INSTALL=0 it installs none and skips the groups that need them.");
    }

    @Test
    void leavesTheSystemAloneWhenItMustNotInstall() throws Exception {
        var result = run("env", "RUNNER_ACTIONS_INSTALL=0", "tools/install", "openapi");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.output()).startsWith("tools: skipping openapi: it needs Node.js with npm;");
        assertThat(calls).doesNotExist();
    }

    private record Result(int exitCode, String output) {}

    private Result run(String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command)
                .directory(Tools.repository().toFile())
                .redirectErrorStream(true);
        if (!command[0].equals("id")) {
            builder.environment().put("PATH", programs.toString());
            builder.environment().put("XDG_CACHE_HOME", folder.toString());
        }
        var process = builder.start();
        try (var output = process.inputReader()) {
            return new Result(process.waitFor(), output.readAllAsString());
        }
    }
}

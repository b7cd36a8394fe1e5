package io.github.runneractions.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The example of image builds: in the runner's image, in a restricted pod, on a real node. */
@Tag("real")
@ExtendWith(NeedsRealNode.class)
@ResourceLock(value = RealCluster.CLOCK, mode = ResourceAccessMode.READ)
class RealImageBuildTest {

    private static final Path EXAMPLE = Tools.repository().resolve("examples/image-builds");
    private static final String TAG = "with-buildah";

    /** An image from nothing but what a runner has, with a RUN. */
    private static final String CONTEXT = """
            set -e
            mkdir -p image && cd image
            for file in /bin/bash $(ldd /bin/bash | grep -o '/lib[^ ]*'); do mkdir -p "root${file%/*}" && cp "$file" "root$file"; done
            printf 'FROM scratch\\nCOPY root /\\nRUN ["/bin/bash", "-c", "echo $EUID >/built"]\\n' >Dockerfile
            export IMAGE=example
            """;

    @TempDir
    Path folder;

    @Test
    void buildsAnImageInARestrictedPod() throws IOException {
        var cluster = RealCluster.shared();
        cluster.node.seccompProfile("runner-actions/image-builds.json", EXAMPLE.resolve("seccomp.json"));
        var context = Files.createDirectory(folder.resolve("example"));
        Files.copy(
                EXAMPLE.resolve("storage.conf"), context.resolve("storage.conf"), StandardCopyOption.COPY_ATTRIBUTES);
        var dockerfile = Files.readString(EXAMPLE.resolve("Dockerfile"));
        assertThat(dockerfile).contains("ARG RUNNER=ghcr.io/runner-actions/runner:");
        Files.writeString(
                context.resolve("Dockerfile"),
                dockerfile.replaceFirst(
                        "ARG RUNNER=.*", "ARG RUNNER=" + RunnerImage.REPOSITORY + ":" + RunnerImage.TAG));
        cluster.engine.build(context, RunnerImage.REPOSITORY + ":" + TAG);
        cluster.engine.save(RunnerImage.REPOSITORY + ":" + TAG, folder.resolve("image.tar"));
        cluster.node.load(folder.resolve("image.tar"));
        try (var fleet = RealFleet.deploy(
                "image.tag=" + TAG,
                "seccompProfile.type=Localhost",
                "seccompProfile.localhostProfile=runner-actions/image-builds.json")) {
            fleet.writeTokens();
            var pod = fleet.awaitOnline();

            var job = fleet.run(pod, "builds", CONTEXT + step("Build") + "\nbuildah images\n");

            assertThat(job.output()).contains("Successfully tagged localhost/example:latest");
            assertThat(job.result()).isEqualTo("Succeeded");
        }
    }

    /** The commands of a step of the example's workflow. */
    private static String step(String name) throws IOException {
        var workflow = Files.readString(EXAMPLE.resolve("build.yml"));
        var commands = Pattern.compile("- name: " + name + "\\n {8}run: \\|\\n((?: {10}.*\\n)+)")
                .matcher(workflow);
        assertThat(commands.find()).as("a step " + name).isTrue();
        return commands.group(1).stripIndent().strip();
    }
}

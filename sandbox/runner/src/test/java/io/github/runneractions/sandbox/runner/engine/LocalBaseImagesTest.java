package io.github.runneractions.sandbox.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.sandbox.runner.junit.EngineExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Of the images that go by these names, whether they are stand-ins or, with an engine that answers, real. */
@Tag("docker")
@ExtendWith(EngineExtension.class)
class LocalBaseImagesTest {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String BASE = "gcr.io/distroless/base-nossl-debian12:nonroot";
    private static final String JOB = "catthehacker/ubuntu:act-latest";

    private static final String CONTAINER = "runner-actions-looked-into";

    private final DockerEngine engine;
    private final DockerClient docker;

    LocalBaseImagesTest(DockerEngine engine) {
        this.engine = engine;
        this.docker = new DockerClient(engine.client(), engine.variables());
    }

    @AfterEach
    void removeContainer() {
        engine.remove(CONTAINER);
    }

    @Test
    void theBaseOfOurActionsContainsGlibcAndCertificates(@TempDir Path folder) throws Exception {
        assertThat(filesOf(BASE, folder))
                .contains("etc/ssl/certs/ca-certificates.crt", "usr/share/zoneinfo/UTC", "etc/services", "tmp/")
                .anyMatch(file -> file.matches("lib/\\S+-linux-gnu/libc\\.so\\.6"))
                .anyMatch(file -> file.matches("lib64/ld-linux-x86-64\\.so\\.2|lib/ld-linux-aarch64\\.so\\.1"));
    }

    @Test
    void theBaseOfOurActionsContainsNoPrograms(@TempDir Path folder) throws Exception {
        assertThat(filesOf(BASE, folder))
                .noneMatch(file -> file.matches("(usr/)?(local/)?s?bin/.+"))
                .noneMatch(file -> file.matches(".*libssl.*|etc/apt/.*"));
        assertThatThrownBy(() -> docker.run(LIMIT, "run", "--rm", "--network", "host", BASE, "/bin/sh"))
                .isInstanceOf(EngineFailed.class)
                .hasMessageContaining("/bin/sh");
    }

    @Test
    void theBaseOfOurActionsKnowsItsUsers(@TempDir Path folder) throws IOException {
        engine.ensure(BASE);
        var container = create(BASE);

        docker.run(
                LIMIT,
                "cp",
                container + ":/etc/passwd",
                folder.resolve("passwd").toString());

        assertThat(folder.resolve("passwd")).hasContent("""
                        root:x:0:0:root:/root:/sbin/nologin
                        nobody:x:65534:65534:nobody:/nonexistent:/sbin/nologin
                        nonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin
                        """);
    }

    @Test
    void theImageOfActsJobsHasTheProgramsOfActions() {
        engine.ensure(JOB);

        var said = docker.run(
                LIMIT,
                List.of("run", "--rm", "--network", "host", JOB, "bash", "-c", "git --version && node --version"));

        assertThat(said).containsPattern("git version \\d+").containsPattern("(?m)^v\\d+");
    }

    private String create(String image) {
        return docker.run(LIMIT, "create", "--name", CONTAINER, "--label", engine.label(), image, "-")
                .strip();
    }

    private List<String> filesOf(String image, Path folder) throws Exception {
        engine.ensure(image);
        var container = create(image);
        var tarball = folder.resolve("files.tar");
        docker.run(LIMIT, "export", "--output", tarball.toString(), container);
        var list = folder.resolve("files");
        var tar = new ProcessBuilder("tar", "--list", "--file", tarball.toString())
                .redirectOutput(list.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(tar.waitFor()).isZero();
        return Files.readAllLines(list).stream()
                .map(file -> file.replaceFirst("^\\./", ""))
                .toList();
    }
}

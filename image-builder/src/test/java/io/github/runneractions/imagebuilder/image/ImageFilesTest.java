package io.github.runneractions.imagebuilder.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFilesTest {

    @TempDir
    Path repository;

    private final StringBuilder log = new StringBuilder();
    private Path action = Path.of("");
    private Path image = Path.of("");

    @BeforeEach
    void layOut() throws IOException {
        action = Files.createDirectories(repository.resolve("deploy-action"));
        image = Files.createDirectories(action.resolve("target/image"));
    }

    @Test
    void comesFromFoldersAndFromTheToolsCache() throws IOException {
        list("programs/helm=tools:helm/helm\nchart=../chart\n");
        Files.writeString(
                Files.createDirectories(repository.resolve("chart/templates")).resolve("a.yaml"), "a: 1\n");
        program(repository.resolve("tools/install"), "echo %s/cache/$2".formatted(repository));
        program(repository.resolve("cache/helm/helm"), "exit 0");

        copy();

        assertThat(image.resolve("chart/templates/a.yaml")).hasContent("a: 1");
        assertThat(image.resolve("programs/helm")).isExecutable();
        assertThat(log).isEmpty();
    }

    @Test
    void isReplacedByTheCurrentFile() throws IOException {
        list("chart=../chart\n");
        var template = Files.writeString(
                Files.createDirectories(repository.resolve("chart")).resolve("a.yaml"), "a: 1\n");
        copy();
        Files.move(template, template.resolveSibling("b.yaml"));

        copy();

        assertThat(image.resolve("chart"))
                .isDirectoryContaining("glob:**/b.yaml")
                .isDirectoryNotContaining("glob:**/a.yaml");
    }

    @Test
    void continuesWithoutAMissingTool() throws IOException {
        list("helm=tools:helm/helm\n");
        program(repository.resolve("tools/install"), "exit 1");

        copy();

        assertThat(log)
                .hasToString(
                        "deploy-action: the image lacks helm, which is not in the tools cache yet; make brings it.\n");
        assertThat(image).isEmptyDirectory();
    }

    @Test
    void namesASourceThatDoesNotExist() throws IOException {
        list("chart=../card\n");

        assertThatThrownBy(this::copy).hasMessageContaining("image.files names").hasMessageContaining("card");
    }

    @Test
    void isEmptyWithoutAList() throws IOException {
        copy();

        assertThat(image).isEmptyDirectory();
    }

    private void copy() throws IOException {
        new ImageFiles(action).copyInto(image, log);
    }

    private void list(String lines) throws IOException {
        Files.writeString(action.resolve("image.files"), lines);
    }

    private static void program(Path file, String script) throws IOException {
        Files.createDirectories(file.resolveSibling(".").normalize());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}

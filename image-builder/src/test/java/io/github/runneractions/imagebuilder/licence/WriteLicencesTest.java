package io.github.runneractions.imagebuilder.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteLicencesTest {
    @TempDir
    Path repository;

    @Test
    void writesTheTextsOfEachArtefact() throws IOException {
        var json = artefact("json-core", licence("The Apache Software License, Version 2.0"));
        var out = repository.resolve("out");

        WriteLicences.write(List.of(json), out);

        assertThat(out.resolve("licences.txt")).hasContent("json-core-1.0 Apache-2.0");
        assertThat(out.resolve("json-core-1.0/NOTICE.txt")).hasContent("By somebody");
        assertThat(out.resolve("json-core-1.0/Main.class")).doesNotExist();
    }

    @Test
    void takesTheLicenceOfTheParent() throws IOException {
        artefact("parent", licence("MIT License"));
        var child = artefact(
                "child",
                "<parent><groupId>com.example.tools</groupId><artifactId>parent</artifactId><version>1.0</version></parent>");
        var out = repository.resolve("out");

        WriteLicences.write(List.of(child), out);

        assertThat(out.resolve("licences.txt")).hasContent("child-1.0 MIT");
    }

    @Test
    void refusesWhatDoesNotFitAndWhatNamesNone() throws IOException {
        var jars = List.of(
                artefact("good", licence("Go License")),
                artefact("copyleft", licence("GNU General Public License, version 3")),
                artefact("nameless", ""));

        assertThatThrownBy(() -> WriteLicences.write(jars, repository.resolve("out")))
                .hasMessage("no licence that fits: copyleft-1.0 (GNU General Public License, version 3, ),"
                        + " nameless-1.0 (none named)");
    }

    @Test
    void takesOneOfTwoLicences() throws IOException {
        var both = artefact(
                "both",
                "<licenses><license><name>LGPL, version 2.1</name></license><license><name>BSD 3-Clause</name></license></licenses>");
        var out = repository.resolve("out");

        WriteLicences.write(List.of(both), out);

        assertThat(out.resolve("licences.txt")).hasContent("both-1.0 BSD-3-Clause");
    }

    private static String licence(String name) {
        return "<licenses><license><name>" + name + "</name></license></licenses>";
    }

    private Path artefact(String name, String more) throws IOException {
        var folder = Files.createDirectories(
                repository.resolve("com/example/tools").resolve(name).resolve("1.0"));
        var group = more.contains("<parent>") ? "" : "<groupId>com.example.tools</groupId>";
        Files.writeString(
                folder.resolve(name + "-1.0.pom"),
                "<project>" + group + "<artifactId>" + name + "</artifactId>" + more + "</project>");
        var jar = folder.resolve(name + "-1.0.jar");
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (var entry : List.of("META-INF/NOTICE.txt", "Main.class")) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write("By somebody\n".getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }
}

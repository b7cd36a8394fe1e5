package io.github.runneractions.toolkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of GitHub's runner that a step writes, when they cannot be written. */
class RunnerFilesTest {
    /** A file of Linux on which each write finds the disk full. */
    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    private Path folder;

    private final TestProcess process = TestProcess.inWorkflow();

    @ParameterizedTest
    @CsvSource({"GITHUB_OUTPUT", "GITHUB_STATE", "GITHUB_STEP_SUMMARY"})
    void doesNothingIfAFileOfTheRunnerCannotBeWritten(String variable) throws IOException {
        var missing = folder.resolve("missing/file");
        withFiles().with("INPUT_NAME", "acme").with(variable, missing.toString());
        var action = Probe.thatFailsWith(new IllegalStateException("was executed"));

        assertThat(process.run(action)).isEqualTo(1);
        assertThat(process.lines)
                .singleElement()
                .asString()
                .startsWith("::error title=probe%3A The runner's file cannot be written::Tried to write " + variable
                        + ", the file " + missing + " of GitHub's runner, but there is no folder " + missing.getParent()
                        + ".%0ACheck the runner's folder")
                .doesNotContain("Exception");
    }

    @Test
    void namesAFolderInPlaceOfAFile() throws IOException {
        withFiles().with("INPUT_NAME", "acme").with("GITHUB_OUTPUT", folder.toString());

        assertThat(process.run(Probe.thatWorks())).isEqualTo(1);
        assertThat(process.lines).singleElement().asString().contains("but it is a folder.%0A");
    }

    @ParameterizedTest
    @CsvSource({"GITHUB_OUTPUT", "GITHUB_STATE", "GITHUB_STEP_SUMMARY"})
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void doesNotWaitForAPipe(String variable) throws Exception {
        var pipe = pipe();
        withFiles().with("INPUT_NAME", "acme").with(variable, pipe.toString());

        assertThat(process.run(Probe.thatWorks())).isEqualTo(1);
        assertThat(process.lines)
                .singleElement()
                .asString()
                .contains(
                        "Tried to write " + variable + ", the file " + pipe + " of GitHub's runner, but it is a pipe.");
    }

    @ParameterizedTest
    @CsvSource({"GITHUB_OUTPUT", "GITHUB_STATE", "GITHUB_STEP_SUMMARY"})
    void writesNothingThroughALink(String variable) throws IOException {
        var target = Files.createFile(folder.resolve("target"));
        var link = Files.createSymbolicLink(folder.resolve("link"), target);
        withFiles().with("INPUT_NAME", "acme").with(variable, link.toString());

        assertThat(process.run(Probe.thatWorks())).isEqualTo(1);
        assertThat(process.lines).singleElement().asString().contains("but it is a link.");
        assertThat(target).isEmptyFile();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/zero", "pipe"})
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void readsNoEventWithoutEnd(String file) throws Exception {
        var event = file.equals("pipe") ? pipe() : Path.of(file);
        assumeThat(event).exists();
        withFiles()
                .with("INPUT_NAME", "")
                .with("GITHUB_EVENT_NAME", "pull_request")
                .with("GITHUB_EVENT_PATH", event.toString());

        assertThat(process.inputs().whyEmpty()).startsWith(". If a secret sets it");
    }

    private Path pipe() throws IOException, InterruptedException {
        var pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        return pipe;
    }

    @ParameterizedTest
    @CsvSource({"GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"})
    void takesTheResultBackIfItsReportCannotBeWritten(String variable) throws IOException {
        assumeThat(FULL).exists();
        withFiles().with("INPUT_NAME", "acme").with(variable, FULL.toString());

        assertThat(process.run(Probe.thatWorks())).isEqualTo(1);
        assertThat(process.lines).hasSize(2).first().isEqualTo("taking back acme");
        assertThat(process.lines)
                .last()
                .asString()
                .contains("Tried to write " + variable + ", the file /dev/full of GitHub's runner")
                .contains("but that fails: No space left on device")
                .doesNotContain("Exception");
    }

    @Test
    void reportsWhatFailsWhileItTakesBack() throws IOException {
        assumeThat(FULL).exists();
        withFiles().with("INPUT_NAME", "stubborn").with("GITHUB_OUTPUT", FULL.toString());

        assertThat(process.run(Probe.thatWorks())).isEqualTo(1);
        assertThat(process.lines)
                .hasSize(2)
                .first()
                .asString()
                .startsWith("::warning title=probe%3A It broke::The tool broke.%0AMend it.");
    }

    @Test
    void doesNotFailThePostStepForAFile() {
        process.with("GITHUB_OUTPUT", folder.resolve("missing/file").toString());

        assertThat(process.run(Probe.thatWorks(), "post")).isZero();
    }

    private TestProcess withFiles() throws IOException {
        for (var name : new String[] {"output", "state", "summary"}) {
            Files.createFile(folder.resolve(name));
        }
        return process.with("GITHUB_OUTPUT", folder.resolve("output").toString())
                .with("GITHUB_STATE", folder.resolve("state").toString())
                .with("GITHUB_STEP_SUMMARY", folder.resolve("summary").toString());
    }
}

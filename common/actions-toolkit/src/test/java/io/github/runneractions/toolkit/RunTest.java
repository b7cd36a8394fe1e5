package io.github.runneractions.toolkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.runneractions.runtime.PreconditionFailed;
import io.github.runneractions.runtime.ToolFailed;
import io.github.runneractions.runtime.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunTest {
    /** A file of Linux on which each write finds the disk full. */
    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    private Path folder;

    private final TestProcess process = TestProcess.inWorkflow();

    private record Probe(Optional<RuntimeException> failure) implements Action<String, String>, PostStep {
        static Probe thatWorks() {
            return new Probe(Optional.empty());
        }

        static Probe thatFailsWith(RuntimeException failure) {
            return new Probe(Optional.of(failure));
        }

        private void fail() {
            failure.ifPresent(e -> {
                throw e;
            });
        }

        @Override
        public String read(Inputs inputs) {
            var name = inputs.required("name");
            return inputs.complete(name::get);
        }

        @Override
        public String execute(String name, ActionContext context) {
            fail();
            context.state().save("made", name);
            return name;
        }

        @Override
        public void report(String name, Report report) {
            report.output("greeting", "hello\n" + name);
            report.summary(Markdown.of("Greeted {}", name));
        }

        @Override
        public void takeBack(String inputs, String name, ActionContext context) {
            if (name.equals("stubborn")) {
                throw new ToolFailed(new Topic("It broke"), "The tool broke.", "Mend it.", null);
            }
            context.log().info("taking back " + name);
        }

        @Override
        public void cleanUp(Inputs inputs, State state, ActionContext context) {
            context.log().info("cleaning up " + state.saved("made").orElse("nothing"));
            fail();
        }
    }

    @Test
    void writesOutputsStateAndSummary() throws IOException {
        withFiles().with("INPUT_NAME", "acme");

        assertThat(process.run(Probe.thatWorks())).isZero();
        assertThat(folder.resolve("output")).hasContent("greeting<<word-1\nhello\nacme\nword-1\n");
        assertThat(folder.resolve("state")).hasContent("made<<word-1\nacme\nword-1\n");
        assertThat(folder.resolve("summary")).hasContent("Greeted acme\n");
    }

    @Test
    void namesTheActionAndItsVersionToServers() {
        var agents = new ArrayList<String>();

        TestProcess.byHand().run(new Action<String, String>() {
            @Override
            public String read(Inputs inputs) {
                return "";
            }

            @Override
            public String execute(String inputs, ActionContext context) {
                agents.add(context.environment().userAgent());
                return "";
            }

            @Override
            public void report(String result, Report report) {}
        });

        assertThat(agents).containsExactly("runner-actions/probe unpackaged");
    }

    @Test
    void runsThePostStepIfItsArgumentAsksForIt() {
        process.with("STATE_made", "acme");

        assertThat(process.run(Probe.thatWorks(), "post")).isZero();
        assertThat(process.lines).containsExactly("cleaning up acme");
    }

    @Test
    void runsTheMainStepWhateverAnEarlierStepSaysOfItsState() throws IOException {
        withFiles()
                .with("INPUT_NAME", "acme")
                .with("STATE_main-started", "true")
                .with("STATE_made", "acme");

        assertThat(process.run(Probe.thatWorks())).isZero();
        assertThat(folder.resolve("output")).content().contains("acme");
    }

    @Test
    void doesNothingWithAnArgumentThatItDoesNotKnow() throws IOException {
        withFiles().with("INPUT_NAME", "acme");

        assertThat(process.run(Probe.thatWorks(), "Post")).isEqualTo(2);
        assertThat(process.lines)
                .singleElement()
                .asString()
                .contains(
                        "`args`: `Post` is not an argument of this action; the only one is `post`, for the post step");
        assertThat(folder.resolve("output")).isEmptyFile();
    }

    @Test
    void neverFailsTheJobInThePostStep() {
        var failure = new ToolFailed(new Topic("It broke"), "The tool broke.", "Mend it.", null);

        assertThat(process.run(Probe.thatFailsWith(failure), "post")).isZero();
        assertThat(process.lines)
                .last()
                .asString()
                .startsWith("::warning title=probe%3A It broke::The tool broke.%0AMend it.");
    }

    @Test
    void reportsAnExpectedFailureInOneError() {
        process.with("INPUT_NAME", "acme");
        var failure = new ToolFailed(new Topic("It broke"), "The tool broke.", "Mend it.", null);

        assertThat(process.run(Probe.thatFailsWith(failure))).isEqualTo(1);
        assertThat(process.lines)
                .containsExactly(
                        "::error title=probe%3A It broke::The tool broke.%0AMend it.%0A"
                                + "https://github.com/runner-actions/runner-actions/blob/main/docs/troubleshooting.md#it-broke");
    }

    @Test
    void reportsBeforeItFailsIfTheActionWantsThat() throws IOException {
        withFiles().with("INPUT_NAME", "acme");
        var action = new Action<String, String>() {
            @Override
            public String read(Inputs inputs) {
                return inputs.complete(inputs.required("name")::get);
            }

            @Override
            public String execute(String name, ActionContext context) {
                return name;
            }

            @Override
            public void report(String name, Report report) {
                report.output("half", name);
                report.failure(new PreconditionFailed(new Topic("Too much"), "It would be too much.", "Ask for less."));
            }
        };

        assertThat(process.run(action)).isEqualTo(1);
        assertThat(folder.resolve("output")).content().contains("\nacme\n");
        assertThat(process.lines).singleElement().asString().startsWith("::error title=probe%3A Too much::It would be");
    }

    @Test
    void showsABugWithItsStackTrace() {
        process.with("INPUT_NAME", "acme");

        assertThat(process.run(Probe.thatFailsWith(new IllegalStateException("odd"))))
                .isEqualTo(3);
        assertThat(process.lines).singleElement().asString().contains("IllegalStateException: odd%0A");
    }

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

    @Test
    void printsOutputsWithoutARunner() {
        var byHand = TestProcess.byHand().with("INPUT_NAME", "acme");

        assertThat(byHand.run(Probe.thatWorks())).isZero();
        assertThat(byHand.lines).containsExactly("greeting=hello", "acme");
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

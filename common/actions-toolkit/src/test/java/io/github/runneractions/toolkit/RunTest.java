package io.github.runneractions.toolkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.runtime.PreconditionFailed;
import io.github.runneractions.runtime.ToolFailed;
import io.github.runneractions.runtime.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {
    @TempDir
    private Path folder;

    private final TestProcess process = TestProcess.inWorkflow();

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

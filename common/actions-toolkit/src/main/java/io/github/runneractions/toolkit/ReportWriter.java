package io.github.runneractions.toolkit;

import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.Secret;
import io.github.runneractions.runtime.Secrets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Writes a {@link Report} to the runner's command files; without a runner, outputs that are not secrets become lines of the
 * log.
 */
record ReportWriter(Environment environment, WorkflowLog log, Secrets secrets, Supplier<String> delimiters) {
    /** GitHub drops a larger summary as a whole. */
    private static final int LARGEST_SUMMARY = 1024 * 1024;

    /**
     * Checks that there can be a report, before anything is done that it would be about.
     *
     * @throws io.github.runneractions.runtime.PreconditionFailed when a file cannot be written
     */
    void check() {
        Stream.of("GITHUB_OUTPUT", "GITHUB_STATE", "GITHUB_STEP_SUMMARY")
                .map(this::commandFile)
                .flatMap(Optional::stream)
                .forEach(file -> file.appendText(""));
    }

    /**
     * Writes the report.
     *
     * @throws io.github.runneractions.runtime.PreconditionFailed when a file cannot be written
     */
    void write(String action, Report report) {
        var file = commandFile("GITHUB_OUTPUT");
        report.outputs().forEach((name, value) -> {
            if (file.isPresent()) {
                file.get().append(name, value instanceof Secret secret ? secret.reveal() : value.toString());
            } else {
                log.info(name + "=" + value);
            }
        });
        commandFile("GITHUB_STEP_SUMMARY").ifPresent(summary -> summary.appendText(fitting(report.summary())));
        report.notice().ifPresent(text -> log.notice(action, text));
    }

    Optional<CommandFile> commandFile(String variable) {
        return environment.value(variable).map(path -> new CommandFile(variable, Path.of(path), delimiters));
    }

    private String fitting(String summary) {
        var scrubbed = secrets.scrub(summary);
        var bytes = scrubbed.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= LARGEST_SUMMARY) {
            return scrubbed;
        }
        var note = "\n\n(truncated: GitHub's limit for a summary is 1 MiB)\n";
        var kept = new String(bytes, 0, LARGEST_SUMMARY - note.length() - 8, StandardCharsets.UTF_8);
        return kept.substring(0, Math.max(0, kept.lastIndexOf('\n'))) + note;
    }
}

package io.github.runneractions.deploy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.runneractions.deploy.helm.ReleaseRecord;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.toolkit.Markdown;
import io.github.runneractions.toolkit.Report;
import java.util.Optional;

/** Everything that a run reports: outputs and summary. */
final class DeployReport {
    private DeployReport() {}

    static void write(DeployResult result, Report report) {
        outputs(result, report);
        result.failure().ifPresentOrElse(failure -> failed(result, failure, report), () -> succeeded(result, report));
        result.pods().ifPresent(report::summary);
    }

    /** Also of a run that has failed: a later step may want to know what is left. */
    private static void outputs(DeployResult result, Report report) {
        var names = JsonNodeFactory.instance.arrayNode();
        result.runners().forEach(names::add);
        var change = result.change();
        report.output("release", result.release().text());
        report.output("namespace", result.namespace());
        report.output("revision", text(change.now().map(ReleaseRecord::revision)));
        report.output("previous-revision", text(change.previous()));
        report.output("status", status(result));
        report.output("changed", text(change.changed()));
        report.output("chart", text(change.now().map(ReleaseRecord::chart)));
        report.output("runners-online", Integer.toString(result.runners().size()));
        report.output("runner-names", names.toString());
        report.output("duration-seconds", Long.toString(result.duration().toSeconds()));
        report.output(
                "failure-reason",
                text(result.failure().map(failure -> failure.topic().id())));
    }

    private static String text(Optional<?> value) {
        return value.map(Object::toString).orElse("");
    }

    private static String status(DeployResult result) {
        if (result.mode() == DeployInputs.Mode.DRY_RUN) {
            return "dry-run";
        }
        return result.task() instanceof Task.Uninstall && result.failure().isEmpty()
                ? "uninstalled"
                : text(result.change().now().map(ReleaseRecord::status));
    }

    private static void failed(DeployResult result, Failure failure, Report report) {
        report.failure(failure);
        // The error stands on the run's page anyway.
        if (result.pods().isPresent()) {
            report.summary(Markdown.of(
                    "**{}**: release {} in namespace {}\n\n{}",
                    failure.topic().heading(),
                    result.release(),
                    result.namespace(),
                    String.valueOf(failure.getMessage())));
        }
    }

    private static void succeeded(DeployResult result, Report report) {
        var record = result.change().now();
        report.summary(Markdown.of(
                """
                | Release | Namespace | Revision | Status | Chart | Runners online |
                | --- | --- | --- | --- | --- | --- |
                | {} | {} | {} | {} | {} | {} |
                """,
                result.release(),
                result.namespace(),
                text(record.map(ReleaseRecord::revision)),
                status(result),
                text(record.map(ReleaseRecord::chart)),
                String.join(", ", result.runners())));
    }
}

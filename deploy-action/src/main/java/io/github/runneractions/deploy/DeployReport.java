package io.github.runneractions.deploy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.runneractions.deploy.helm.ReleaseRecord;
import io.github.runneractions.toolkit.Markdown;
import io.github.runneractions.toolkit.Report;

/** Everything that a run reports: outputs and summary. */
final class DeployReport {
    private DeployReport() {}

    static void write(DeployResult result, Report report) {
        var names = JsonNodeFactory.instance.arrayNode();
        result.runners().forEach(names::add);
        var record = result.record();
        var revision = record.map(ReleaseRecord::revision).map(Object::toString).orElse("");
        var status = record.map(ReleaseRecord::status).orElse("dry-run");
        var chart = record.map(ReleaseRecord::chart).orElse("");
        report.output("release", result.release().text());
        report.output("namespace", result.namespace());
        report.output("revision", revision);
        report.output("status", status);
        report.output("chart", chart);
        report.output("runners-online", Integer.toString(result.runners().size()));
        report.output("runner-names", names.toString());
        report.summary(Markdown.of(
                """
                | Release | Namespace | Revision | Status | Chart | Runners online |
                | --- | --- | --- | --- | --- | --- |
                | {} | {} | {} | {} | {} | {} |
                """,
                result.release(),
                result.namespace(),
                revision,
                status,
                chart,
                String.join(", ", result.runners())));
    }
}

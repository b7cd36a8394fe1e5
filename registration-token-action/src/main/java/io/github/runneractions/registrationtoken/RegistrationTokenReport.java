package io.github.runneractions.registrationtoken;

import io.github.runneractions.github.runner.RunnerCredential;
import io.github.runneractions.registrationtoken.RegistrationTokenResult.Origin;
import io.github.runneractions.toolkit.Markdown;
import io.github.runneractions.toolkit.Report;

/** The outputs and the line of the job's summary. */
final class RegistrationTokenReport {
    private RegistrationTokenReport() {}

    static void of(RegistrationTokenResult result, Report report) {
        switch (result.credential()) {
            case RunnerCredential.RegistrationToken token -> {
                report.output("registration-token", token.secret());
                token(result, token, "registration token", report);
            }
            case RunnerCredential.RemovalToken token -> {
                report.output("removal-token", token.secret());
                token(result, token, "removal token", report);
            }
            case RunnerCredential.JitConfig(var scope, var config, var runner) -> {
                report.output("jit-config", config);
                report.output("runner-id", String.valueOf(runner.id()));
                report.output("runner-name", runner.name());
                report.summary(Markdown.of(
                        "The JIT runner **{}** (id {}) of **{}**, for one job", runner.name(), runner.id(), scope));
            }
        }
        report.output("runner-url", result.address().url().toString());
        report.output("renewed", String.valueOf(result.origin() == Origin.CREATED));
    }

    private static void token(
            RegistrationTokenResult result, RunnerCredential.Token token, String name, Report report) {
        report.output("expires-at", token.expiresAt().toString());
        report.summary(Markdown.of(
                "A {} for **{}**, valid until {}{}",
                name,
                token.scope(),
                token.expiresAt(),
                result.origin() == Origin.KEPT ? " (created earlier)" : ""));
    }
}

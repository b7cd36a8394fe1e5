package io.github.runneractions.registrationtoken;

import io.github.runneractions.registrationtoken.RegistrationTokenResult.Origin;
import io.github.runneractions.toolkit.Report;

/** The outputs and the summary's line. */
final class RegistrationTokenReport {
    private RegistrationTokenReport() {}

    static void of(RegistrationTokenResult result, Report report) {
        var handout = result.handout();
        report.output(handout.output(), handout.secret());
        switch (handout) {
            case Handout.Token made ->
                report.output("expires-at", made.token().expiresAt().toString());
            case Handout.Jit(var config) -> {
                report.output("runner-id", String.valueOf(config.runner().id()));
                report.output("runner-name", config.runner().name());
            }
        }
        report.output("runner-url", result.address().url().toString());
        report.output("renewed", String.valueOf(result.origin() == Origin.MADE));
        report.summary(summary(result));
    }

    private static String summary(RegistrationTokenResult result) {
        var scope = result.address().scope();
        return switch (result.handout()) {
            case Handout.Token made ->
                "A " + made.output().replace('-', ' ') + " for **" + scope + "**, good until "
                        + made.token().expiresAt() + (result.origin() == Origin.KEPT ? " (made earlier)" : "");
            case Handout.Jit(var config) ->
                "The JIT runner `" + config.runner().name() + "` (id "
                        + config.runner().id() + ") of **" + scope + "**, for one job";
        };
    }
}

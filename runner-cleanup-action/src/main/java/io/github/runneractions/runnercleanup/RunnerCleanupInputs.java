package io.github.runneractions.runnercleanup;

import io.github.runneractions.github.app.TokenSource;
import io.github.runneractions.github.http.TokenType;
import io.github.runneractions.github.http.TrustedCertificates;
import io.github.runneractions.github.runner.RunnerAddress;
import io.github.runneractions.inputs.CaCertificatesInput;
import io.github.runneractions.inputs.RunnerAddressInputs;
import io.github.runneractions.inputs.RunnerGroupInput;
import io.github.runneractions.inputs.TokenSourceInputs;
import io.github.runneractions.runnercleanup.ClusterInputs.BrokenPodPolicy;
import io.github.runneractions.runnercleanup.plan.MaxDelete;
import io.github.runneractions.runnercleanup.plan.Rules;
import io.github.runneractions.runnercleanup.plan.SafetyLimits;
import io.github.runneractions.runnercleanup.plan.SafetyLimits.OnExcess;
import io.github.runneractions.runnercleanup.plan.TimeSpan;
import io.github.runneractions.runtime.Secret;
import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.InputParsers;
import io.github.runneractions.toolkit.Inputs;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The inputs of runner-cleanup.
 *
 * @param group the name or id of the runner group; GitHub resolves it
 * @param waitForOnline how many runners must be online before anything is decided
 * @param trusted the certificates to trust at GitHub in addition to the public authorities
 * @param timeout for the whole step
 */
record RunnerCleanupInputs(
        RunnerAddress address,
        TokenSource tokens,
        Rules rules,
        Optional<String> group,
        ClusterInputs cluster,
        SafetyLimits limits,
        int waitForOnline,
        FailOn failOn,
        TrustedCertificates trusted,
        Duration timeout,
        Mode mode) {
    /** How long an installation token is valid. */
    private static final Duration TOKEN_LIFE = Duration.ofHours(1);

    /** Whether anything is removed. */
    enum Mode {
        DRY_RUN,
        REMOVE
    }

    /** What makes the step fail. It always fails when the runners cannot be listed. */
    enum FailOn {
        /** Nothing else: an error is a warning. */
        NEVER,
        /** An error, and a selected runner that remains offline. */
        REMAINING,
        /** An error, and no selected runner although pods of the release live that should each have one. */
        NOTHING_SELECTED,
        /** An error. */
        ERROR
    }

    static RunnerCleanupInputs read(Inputs inputs) {
        var tokens = TokenSourceInputs.read(inputs);
        var address = RunnerAddressInputs.readForTokenOrApp(inputs);
        var selection = SelectionInputs.read(inputs);
        var group = RunnerGroupInput.read(inputs, address);
        var cluster = ClusterInputs.read(inputs);
        var limits = limits(inputs);
        var offlineFor = inputs.duration("offline-for");
        var busyWait = inputs.duration("busy-wait");
        var waitForOnline = inputs.number("wait-for-online", 0, SafetyLimits.MOST_RUNNERS);
        var failOn = inputs.oneOf("fail-on", FailOn.class);
        if (failOn.ifValid().filter(FailOn.NOTHING_SELECTED::equals).isPresent()
                && cluster.ifValid()
                        .filter(given -> given.brokenPods() == BrokenPodPolicy.IGNORE)
                        .isPresent()) {
            // Without the pods, a fleet that was scaled to zero looks the same.
            inputs.problem("fail-on", "is `nothing-selected`, which requires `release` and access to the cluster");
        }
        var trusted = CaCertificatesInput.read(inputs);
        var timeout = inputs.duration("timeout");
        var mode = inputs.nonEmptyIfGiven("dry-run", InputParsers::flag)
                .map(dry -> dry.orElse(false) ? Mode.DRY_RUN : Mode.REMOVE);
        offlineFor
                .ifValid()
                .filter(span -> span.compareTo(TOKEN_LIFE) >= 0
                        && tokens.ifValid()
                                .filter(RunnerCleanupInputs::endsWithinAnHour)
                                .isPresent())
                .ifPresent(
                        span -> inputs.problem(
                                "offline-for",
                                "is `" + TimeSpan.text(span)
                                        + "`, but an installation token, as in `token`, is valid for an hour;"
                                        + " set `client-id` and `private-key` instead of `token`, and the step creates new ones"));
        timeout.ifValid().ifPresent(most -> {
            offlineFor
                    .ifValid()
                    .filter(span -> span.isZero() || span.compareTo(most) >= 0)
                    .ifPresent(span -> inputs.problem("offline-for", tooLong(span, "more than `0s` and less", most)));
            busyWait.ifValid()
                    .filter(span -> span.compareTo(most) >= 0)
                    .ifPresent(span -> inputs.problem("busy-wait", tooLong(span, "less", most)));
        });
        return inputs.complete(() -> new RunnerCleanupInputs(
                address.get(),
                tokens.get(),
                new Rules(selection.get(), cluster.get().staleness(), offlineFor.get(), busyWait.get()),
                group,
                cluster.get(),
                limits.get(),
                waitForOnline.get(),
                failOn.get(),
                trusted.get(),
                timeout.get(),
                mode.get()));
    }

    private static boolean endsWithinAnHour(TokenSource tokens) {
        return tokens instanceof TokenSource.Given(Secret token)
                && TokenType.of(token.reveal()) == TokenType.INSTALLATION;
    }

    /** What may happen when the token ends before the step, whose age is not known; empty when it cannot. */
    Optional<String> doubtAboutToken() {
        return Optional.of("The token is an installation token, which is valid for an hour, and `timeout` is "
                        + TimeSpan.text(timeout)
                        + ". If the token ends before the work, the step fails, and the next one removes the rest")
                .filter(_ -> endsWithinAnHour(tokens) && timeout.compareTo(TOKEN_LIFE) > 0);
    }

    private static String tooLong(Duration span, String range, Duration most) {
        return "is `" + TimeSpan.text(span) + "`; use " + range + " than `timeout`, which is `" + TimeSpan.text(most)
                + "`";
    }

    /** The conditions of the selection, such as {@code release `demo`}. */
    String selectionWords() {
        return Stream.concat(
                        Stream.of(rules.selection().toString()).filter(words -> !words.isEmpty()),
                        group.stream().map(name -> "group `" + name + "`"))
                .collect(Collectors.joining(", "));
    }

    private static Input<SafetyLimits> limits(Inputs inputs) {
        var maxDelete = inputs.nonEmptyIfGiven("max-delete", MaxDelete::parse);
        var onExcess = inputs.oneOf("on-excess", OnExcess.class);
        var expectedOnline = inputs.number("expected-online", 0, SafetyLimits.MOST_RUNNERS);
        onExcess.ifValid()
                .filter(excess ->
                        excess == OnExcess.CAP && inputs.optional("max-delete").isEmpty())
                .ifPresent(_ -> inputs.problem("on-excess", "is `cap`, which requires `max-delete`"));
        return inputs.later(() -> new SafetyLimits(maxDelete.get(), onExcess.get(), expectedOnline.get()));
    }
}

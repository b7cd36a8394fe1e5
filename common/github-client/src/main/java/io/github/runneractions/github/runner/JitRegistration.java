package io.github.runneractions.github.runner;

import io.github.runneractions.github.Authorization;
import io.github.runneractions.github.ErrorExplanation;
import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.github.http.GitHubSettings;
import io.github.runneractions.github.http.SentRequest.PriorAttempts;
import io.github.runneractions.github.runner.GenerateJitConfig.NameTaken;
import io.github.runneractions.github.runner.RunnerCredential.JitConfig;
import io.github.runneractions.runtime.Hint;
import io.github.runneractions.runtime.Log;
import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.runtime.Topic;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Registers one JIT runner, and removes the runner of a failed attempt: GitHub may register a runner although its response is
 * an error or is lost. The repeated request then finds the name in use.
 *
 * @param wanted the runner
 */
public record JitRegistration(GenerateJitConfig wanted, GitHubClient client, Authorization authorization, Log log) {
    static final Topic NAME_TAKEN = new Topic("Another runner has this name");

    /**
     * The runner's configuration.
     *
     * @throws Rejected when GitHub refuses it, or another runner has the name
     */
    public JitConfig register() {
        // Looked up first: a runner that has the name before the first attempt belongs to another client. One that has it
        // only afterwards may be from our attempt.
        var before = holder().filter(runner -> runner.name().equals(wanted.name()));
        if (before.isPresent()) {
            throw taken(before);
        }
        return switch (client.call(wanted, authorization)) {
            case JitConfig made -> made;
            case NameTaken(var earlier) -> onceMore(earlier);
        };
    }

    private JitConfig onceMore(PriorAttempts earlier) {
        var holder = holder();
        // Without a holder, the runner that had the name was removed meanwhile.
        if (holder.isPresent()
                && !(earlier == PriorAttempts.MAY_HAVE_SUCCEEDED && isOrphan(holder.get()) && removed(holder.get()))) {
            throw taken(holder);
        }
        return switch (client.call(wanted, authorization)) {
            case JitConfig made -> made;
            case NameTaken _ -> throw taken(holder());
        };
    }

    private Optional<Runner> holder() {
        return client.call(new FindRunner(wanted.scope(), wanted.name()), authorization);
    }

    /** Whether it is exactly the requested runner and was not started. */
    private boolean isOrphan(Runner runner) {
        return runner.name().equals(wanted.name())
                && !runner.online()
                && !runner.busy()
                && runner.lifetime() == Runner.Lifetime.EPHEMERAL
                && runner.groupId() == wanted.group()
                && lowerCase(runner.labels()).equals(lowerCase(wanted.labels()));
    }

    private static Set<String> lowerCase(Collection<String> labels) {
        return labels.stream().map(label -> label.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    private boolean removed(Runner orphan) {
        log.info("Removing runner " + orphan.id() + ", which a failed attempt registered as " + orphan.name()
                + ", to register it again");
        return client.call(new DeleteRunner(wanted.scope(), orphan.id()), authorization) != DeleteRunner.Outcome.BUSY;
    }

    private Rejected taken(Optional<Runner> holder) {
        var pages = SettingsPages.of(client.server());
        return GitHubClient.rejected(
                wanted,
                holder.map(runner -> new ErrorExplanation(
                                NAME_TAKEN,
                                "runner " + runner.id() + " (" + state(runner) + ") already has that name",
                                Hint.of(
                                        "Set another {}, or remove that runner if it is stale: "
                                                + pages.runner(wanted.scope(), runner.id()),
                                        GitHubSettings.RUNNER_NAME)))
                        .orElseGet(() -> new ErrorExplanation(
                                NAME_TAKEN,
                                "GitHub reports that a runner has that name, but does not list it",
                                Hint.of(
                                        "Set another {}, or run the step again in a minute.",
                                        GitHubSettings.RUNNER_NAME))),
                409);
    }

    private static String state(Runner runner) {
        return (runner.online() ? "online" : "offline") + ", " + (runner.busy() ? "busy" : "idle");
    }
}

package io.github.runneractions.github.runner;

import io.github.runneractions.github.Authorization;
import io.github.runneractions.github.ErrorExplanation;
import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.github.http.ApiResponse;
import io.github.runneractions.github.http.GitHubSettings;
import io.github.runneractions.github.http.SentRequest.PriorAttempts;
import io.github.runneractions.github.runner.GenerateJitConfig.NameTaken;
import io.github.runneractions.github.runner.RunnerCredential.JitConfig;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.ForeignText;
import io.github.runneractions.runtime.Hint;
import io.github.runneractions.runtime.ProcessContext;
import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.runtime.Topic;
import io.github.runneractions.runtime.Unreachable;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Registers one JIT runner. GitHub may register a runner although its response is an error or is lost; without the response,
 * that runner can never start. It is removed, and the registration repeated as long as there is time. At the end, none is left.
 */
public final class JitRegistration {
    static final Topic NAME_TAKEN = new Topic("Another runner has this name");

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** GitHub may list what was a minute ago: so long, a name can be taken by a runner that is not listed. */
    private static final Duration CACHE = Duration.ofSeconds(61);

    private final GenerateJitConfig wanted;
    private final GitHubClient client;
    private final Authorization authorization;
    private final ProcessContext context;
    private Duration pause = Duration.ZERO;
    private Duration unlisted = Duration.ZERO;
    private boolean mayBeRegistered;

    /** @param wanted the runner */
    public JitRegistration(
            GenerateJitConfig wanted, GitHubClient client, Authorization authorization, ProcessContext context) {
        this.wanted = wanted;
        this.client = client;
        this.authorization = authorization;
        this.context = context;
    }

    /**
     * The runner's configuration.
     *
     * @throws Rejected when GitHub refuses it, or another runner has the name
     */
    public JitConfig register() {
        // Looked up first: a runner that has the name before the first attempt belongs to another client. One that has
        // it only afterwards may be from our attempt.
        holder(client).filter(runner -> runner.name().equals(wanted.name())).ifPresent(holder -> {
            throw GitHubClient.rejected(wanted, taken(Optional.of(holder)), 409);
        });
        try {
            while (true) {
                var made = attempt();
                if (made.isPresent()) {
                    return made.get();
                }
                context.sleeper().sleep(pause);
                pause = longer(pause);
            }
        } catch (Failure e) {
            if (mayBeRegistered) {
                leaveNothing();
            }
            throw e;
        }
    }

    private static Duration longer(Duration pause) {
        var twice = pause.isZero() ? Duration.ofSeconds(1) : pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    /** Empty when it is to be repeated: what it may have left at GitHub is removed. */
    private Optional<JitConfig> attempt() {
        // Until there is a response that proves the contrary.
        mayBeRegistered = true;
        ApiResponse response;
        GenerateJitConfig.Outcome outcome;
        try {
            response = client.exchange(wanted, authorization);
        } catch (Unreachable e) {
            return afterALostResponse(e);
        }
        try {
            outcome = GitHubClient.decoded(wanted, response);
        } catch (Rejected e) {
            mayBeRegistered = isDoubtful(response);
            if (!mayBeRegistered) {
                throw e;
            }
            pause = atLeastAsAsked(response);
            return afterALostResponse(e);
        }
        return switch (outcome) {
            case JitConfig made -> Optional.of(made);
            case NameTaken(var earlier) -> afterAConflict(earlier, response);
        };
    }

    /** The next attempt comes no sooner than GitHub asks for. */
    private Duration atLeastAsAsked(ApiResponse response) {
        var asked = response.retryAfter(response.date("date").orElseGet(context.clock()::instant));
        return asked.filter(wait -> wait.compareTo(pause) > 0).orElse(pause);
    }

    private static boolean isDoubtful(ApiResponse response) {
        return response.status() >= 500
                || wanted(response.status())
                || response.request().priorAttempts() == PriorAttempts.MAY_HAVE_SUCCEEDED;
    }

    /** The status of a response that should have had the configuration. */
    private static boolean wanted(int status) {
        return status < 300;
    }

    private Optional<JitConfig> afterALostResponse(Failure lost) {
        try {
            var orphan = holder(client).filter(this::isOrphan);
            mayBeRegistered = false;
            // Where GitHub has registered nothing, the transport has repeated the request as often as makes sense.
            if (orphan.isPresent()
                    && removed(orphan.get(), client)
                    && client.deadline().allows(pause)) {
                return Optional.empty();
            }
        } catch (Rejected | Unreachable e) {
            mayBeRegistered = false;
            tellThatItMayRemain(e);
        }
        // The first failure is the cause.
        throw lost;
    }

    private Optional<JitConfig> afterAConflict(PriorAttempts earlier, ApiResponse response) {
        mayBeRegistered = earlier == PriorAttempts.MAY_HAVE_SUCCEEDED;
        var holder = holder(client);
        if (holder.isEmpty()) {
            // It was removed meanwhile, or the list is old.
            unlisted = unlisted.plus(pause);
            if (unlisted.compareTo(CACHE) > 0 || !client.deadline().allows(pause)) {
                throw GitHubClient.rejected(wanted, taken(holder), response);
            }
            return Optional.empty();
        }
        var ours = mayBeRegistered && isOrphan(holder.get());
        if (!ours || !removed(holder.get(), client)) {
            mayBeRegistered = false;
            throw GitHubClient.rejected(wanted, taken(holder), response);
        }
        mayBeRegistered = false;
        if (!client.deadline().allows(pause)) {
            throw GitHubClient.rejected(wanted, lost(), response);
        }
        return Optional.empty();
    }

    private Optional<Runner> holder(GitHubClient within) {
        return within.call(new FindRunner(wanted.scope(), wanted.name()), authorization);
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

    private boolean removed(Runner orphan, GitHubClient within) {
        context.log()
                .info("Removing runner " + orphan.id() + ", which a failed attempt registered as " + orphan.name());
        return within.call(new DeleteRunner(wanted.scope(), orphan.id()), authorization) != DeleteRunner.Outcome.BUSY;
    }

    /** After a failure: also when the time is over, or the job was cancelled. */
    private void leaveNothing() {
        try {
            var last = client.atLeastOnce();
            holder(last).filter(this::isOrphan).ifPresent(orphan -> removed(orphan, last));
        } catch (Failure e) {
            tellThatItMayRemain(e);
        }
    }

    private void tellThatItMayRemain(Failure e) {
        context.log()
                .info("If GitHub registered the runner " + wanted.name()
                        + ", it remains until GitHub removes it after a day: " + ForeignText.inOneLine(e.getMessage()));
    }

    private static ErrorExplanation lost() {
        return new ErrorExplanation(
                ErrorExplanation.SERVER_ERROR,
                "its configuration was in no response before the step's timeout was over",
                "Look at GitHub's status page, then run the step again.");
    }

    private ErrorExplanation taken(Optional<Runner> holder) {
        var pages = SettingsPages.of(client.server());
        return holder.map(runner -> new ErrorExplanation(
                        NAME_TAKEN,
                        "runner " + runner.id() + " (" + state(runner) + ") already has that name",
                        Hint.of(
                                "Set another {}, or remove that runner if it is stale: "
                                        + pages.runner(wanted.scope(), runner.id()),
                                GitHubSettings.RUNNER_NAME)))
                .orElseGet(() -> new ErrorExplanation(
                        NAME_TAKEN,
                        "GitHub reports that a runner has that name, but does not list it",
                        Hint.of("Set another {}, or run the step again in a minute.", GitHubSettings.RUNNER_NAME)));
    }

    private static String state(Runner runner) {
        return (runner.online() ? "online" : "offline") + ", " + (runner.busy() ? "busy" : "idle");
    }
}

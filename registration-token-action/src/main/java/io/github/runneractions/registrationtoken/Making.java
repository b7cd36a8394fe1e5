package io.github.runneractions.registrationtoken;

import io.github.runneractions.github.Authorization;
import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.github.runner.CreateRegistrationToken;
import io.github.runneractions.github.runner.DeleteRunner;
import io.github.runneractions.github.runner.GenerateJitConfig;
import io.github.runneractions.github.runner.JitRegistration;
import io.github.runneractions.github.runner.Runner;
import io.github.runneractions.github.runner.RunnerGroup;
import io.github.runneractions.github.runner.RunnerGroups;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.ForeignText;
import io.github.runneractions.runtime.PreconditionFailed;
import io.github.runneractions.runtime.Topic;
import io.github.runneractions.toolkit.ActionContext;
import java.time.Duration;
import java.util.Optional;

/** Checks first, then makes, then looks at what was made, then puts it where it is wanted. */
record Making(
        RegistrationTokenInputs inputs,
        Destinations destinations,
        GitHubClient client,
        Authorization authorization,
        ActionContext context) {
    static final Topic SHORT_LIVED = new Topic("The token expires too soon");

    Handout make() {
        inputs.checks()
                .version()
                .ifPresent(new VersionCheck(inputs.address(), client, authorization, context.log())::of);
        return switch (inputs.wanted()) {
            case Wanted.Token(var kind) -> {
                group();
                yield deliver(token(kind));
            }
            case Wanted.Jit(var runner) -> jit(runner, group().orElseGet(groups()::standard));
        };
    }

    /** The one that is asked for, if it is there and lets in whom it must. */
    private Optional<RunnerGroup> group() {
        var group = inputs.checks().group().map(groups()::find);
        group.ifPresent(found -> inputs.checks().admits().forEach(name -> groups().requireAdmission(found, name)));
        return group;
    }

    private RunnerGroups groups() {
        return new RunnerGroups(inputs.address().scope(), client, authorization);
    }

    private Handout jit(JitRequest runner, RunnerGroup group) {
        var scope = inputs.address().scope();
        var wanted = new GenerateJitConfig(
                scope, runner.name(), group.id(), runner.labels(), runner.workFolder(), context.secrets());
        context.log().info("Asking GitHub to " + wanted.describe());
        var config = new JitRegistration(wanted, client, authorization, context.log()).register();
        context.log().info("Registered as runner " + config.runner().id() + ", for one job");
        try {
            return deliver(new Handout.Jit(config));
        } catch (RuntimeException e) {
            remove(config.runner());
            throw e;
        }
    }

    /** Nobody has its configuration, so nobody could ever start it. */
    private void remove(Runner runner) {
        try {
            client.atLeastOnce().call(new DeleteRunner(inputs.address().scope(), runner.id()), authorization);
            context.log().info("Removed runner " + runner.id() + " again");
        } catch (Failure e) {
            context.log()
                    .info("Runner " + runner.id() + " stays until GitHub forgets it, a day from now: "
                            + ForeignText.inOneLine(e.getMessage()));
        }
    }

    private Handout deliver(Handout handout) {
        destinations.deliver(handout);
        return handout;
    }

    private Handout.Token token(CreateRegistrationToken.Kind kind) {
        var endpoint = new CreateRegistrationToken(inputs.address().scope(), kind, context.secrets());
        context.log().info("Asking GitHub to " + endpoint.describe());
        var token = client.call(endpoint, authorization);
        var left = Duration.between(client.clock().told(), token.expiresAt());
        if (left.compareTo(inputs.checks().minimumLifetime()) < 0) {
            throw new PreconditionFailed(
                    SHORT_LIVED,
                    "Tried to " + endpoint.describe() + ", but it is good for " + left.toSeconds() + " s only.",
                    "Run the step again; if GitHub's tokens are always this short, lower `minimum-lifetime`.");
        }
        context.log().info("Made; any number of runners can use it until " + token.expiresAt());
        return new Handout.Token(kind, token);
    }
}

package io.github.runneractions.registrationtoken;

import io.github.runneractions.github.RepositoryName;
import io.github.runneractions.github.runner.RunnerAddress;
import io.github.runneractions.github.runner.RunnerScope;
import io.github.runneractions.inputs.RunnerGroupInput;
import io.github.runneractions.kubernetes.secret.SecretContent.Kind;
import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.InputParsers;
import io.github.runneractions.toolkit.Inputs;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The conditions for a credential.
 *
 * @param version of the runner that will register
 * @param group name or id of the runner group
 * @param admits the organisation's repositories that must have access to the group
 * @param minimumLifetime how long a token must still be valid
 */
record Checks(
        Optional<RunnerVersion> version,
        Optional<String> group,
        List<RepositoryName> admits,
        Duration minimumLifetime) {
    /** GitHub sets it for registration and removal tokens; no setting changes it. */
    static final Duration TOKEN_LIFETIME = Duration.ofHours(1);

    private static final Duration LONGEST_REMAINDER = Duration.ofMinutes(59);

    static Input<Checks> read(Inputs inputs, Input<Kind> kind, Input<RunnerAddress> address) {
        var version = version(inputs, kind, address);
        var group = group(inputs, kind, address);
        var admits = admits(inputs, group, address.ifValid().map(RunnerAddress::scope));
        var lifetime = inputs.required("minimum-lifetime", Checks::lifetime);
        return inputs.later(() -> new Checks(version.get(), group, admits, lifetime.get()));
    }

    private static Input<Optional<RunnerVersion>> version(
            Inputs inputs, Input<Kind> kind, Input<RunnerAddress> address) {
        var version = inputs.optional("runner-version", RunnerVersion::parse);
        if (Input.ifGiven(version).isPresent()
                && kind.ifValid().filter(Kind.REMOVAL::equals).isPresent()) {
            inputs.problem("runner-version", "is set, but a removal token is for all versions; leave it out");
        }
        Input.ifGiven(version)
                .filter(old -> old.compareTo(RunnerVersion.FLOOR) < 0
                        && address.ifValid().filter(at -> at.server().hosted()).isPresent())
                .ifPresent(old -> inputs.problem(
                        "runner-version",
                        "is " + old + ", but GitHub does not let a runner older than " + RunnerVersion.FLOOR
                                + " register; build the runner image with a newer one"));
        return version;
    }

    private static Optional<String> group(Inputs inputs, Input<Kind> kind, Input<RunnerAddress> address) {
        if (inputs.optional("runner-group").isPresent()
                && kind.ifValid().filter(Kind.REMOVAL::equals).isPresent()) {
            inputs.problem("runner-group", "is set, but a removal token is for all groups; leave it out");
        }
        return RunnerGroupInput.read(inputs, address);
    }

    private static List<RepositoryName> admits(Inputs inputs, Optional<String> group, Optional<RunnerScope> scope) {
        var names = Input.ifGiven(
                        inputs.nonEmptyIfGiven("group-admits", InputParsers.nonEmptyListOf(Function.identity())))
                .orElse(List.of());
        if (scope.filter(RunnerScope.OfRepository.class::isInstance).isPresent()) {
            if (!names.isEmpty()) {
                inputs.problem("group-admits", "is set, but a repository's runners have no groups; leave it out");
            }
            return List.of();
        }
        if (!names.isEmpty() && group.isEmpty()) {
            inputs.problem("group-admits", "is set, but requires `runner-group`");
            return List.of();
        }
        if (!names.isEmpty()
                && scope.filter(RunnerScope.OfEnterprise.class::isInstance).isPresent()) {
            inputs.problem("group-admits", "is set, but an enterprise's groups admit organisations; leave it out");
            return List.of();
        }
        return names.stream()
                .flatMap(text -> repository(inputs, text, scope).stream())
                .toList();
    }

    /** An entry without an owner is the organisation's. */
    private static Optional<RepositoryName> repository(Inputs inputs, String text, Optional<RunnerScope> scope) {
        var organization = scope.map(RunnerScope::toString);
        try {
            var name = RepositoryName.parse(text.contains("/") ? text : organization.orElse("owner") + "/" + text);
            if (organization
                    .filter(login -> !login.equalsIgnoreCase(name.owner()))
                    .isEmpty()) {
                return Optional.of(name);
            }
            inputs.problem(
                    "group-admits",
                    "has " + InputParsers.shown(text) + ", which is not a repository of the runners' organisation");
        } catch (IllegalArgumentException _) {
            inputs.problem("group-admits", "has " + InputParsers.shown(text) + ", which is not a repository's name");
        }
        return Optional.empty();
    }

    /** A time span that is shorter than the life of a new token. */
    static Duration lifetime(String text) {
        var span = InputParsers.duration(text);
        if (span.compareTo(LONGEST_REMAINDER) > 0) {
            throw new IllegalArgumentException(
                    "is more than `59m`, but a token is valid for one hour; use `59m` or less");
        }
        return span;
    }
}

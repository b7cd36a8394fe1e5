package io.github.runneractions.apptoken;

import io.github.runneractions.github.RepositoryName;
import io.github.runneractions.github.app.InstallationTarget;
import io.github.runneractions.inputs.InstallationIdInput;
import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.InputParsers;
import io.github.runneractions.toolkit.Inputs;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The inputs that select the repositories of a token, checked against each other.
 *
 * @param current the workflow's repository
 * @param ids ids of repositories
 */
record ScopeInputs(
        Optional<RepositoryName> current,
        Optional<String> owner,
        Optional<String> enterprise,
        Optional<Long> installation,
        Optional<NamedRepositories> named,
        Optional<List<Long>> ids) {
    private static final Pattern SLUG = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]{0,98}[A-Za-z0-9])?");

    static Input<RepositorySelection> read(Inputs inputs) {
        var current = inputs.optional("repository", RepositoryName::parse);
        var owner = inputs.optional("owner", RepositoryName::login);
        var enterprise = inputs.optional("enterprise", ScopeInputs::slug);
        var installation = installation(inputs);
        var named = named(inputs);
        var ids = inputs.nonEmptyIfGiven("repository-ids", ScopeInputs::numbers);
        var read = inputs.later(() -> new ScopeInputs(
                current.get(), owner.get(), enterprise.get(), installation.get(), named.get(), ids.get()));
        read.ifValid().ifPresent(scope -> scope.contradictions(inputs));
        return read.map(ScopeInputs::chosen);
    }

    private static Input<Optional<Long>> installation(Inputs inputs) {
        var id = InstallationIdInput.read(inputs);
        var older = inputs.optional("app-installation-id", InstallationIdInput::number);
        Input.ifGiven(id)
                .ifPresent(number -> Input.ifGiven(older)
                        .filter(other -> !other.equals(number))
                        .ifPresent(other -> inputs.problem(
                                "app-installation-id",
                                "is `" + other + "`, but `installation-id` is `" + number
                                        + "`; set only one of them")));
        return inputs.later(() -> id.get().or(older::get));
    }

    private static Input<Optional<NamedRepositories>> named(Inputs inputs) {
        var repositories = inputs.nonEmptyIfGiven("repositories", NamedRepositories::parse);
        var older = inputs.nonEmptyIfGiven("app-installation-repo", NamedRepositories::parse);
        Input.ifGiven(repositories)
                .ifPresent(list -> Input.ifGiven(older)
                        .filter(other -> !other.isSameAs(list))
                        .ifPresent(_ -> inputs.problem(
                                "app-installation-repo",
                                "does not list the same as `repositories`; set only one of them")));
        return inputs.later(() -> repositories.get().or(older::get));
    }

    private void contradictions(Inputs inputs) {
        if (enterprise.isPresent()
                && (owner.isPresent() || installation.isPresent() || named.isPresent() || ids.isPresent())) {
            inputs.problem(
                    "enterprise",
                    "is set together with `owner`, `repositories`, `repository-ids` or `installation-id`; an enterprise's"
                            + " token is only for the enterprise");
        }
        if (named.isPresent() && ids.isPresent()) {
            inputs.problem("repository-ids", "is set together with `repositories`; set only one of them");
        }
        if (installation.isPresent() && owner.isPresent()) {
            inputs.problem(
                    "installation-id",
                    "is set together with `owner`; set only one of them, because each of them selects the installation");
        }
        var account = owner.or(() -> current.map(RepositoryName::owner));
        var theirs = named.flatMap(NamedRepositories::owner);
        if (owner.isPresent() && theirs.isPresent() && !theirs.get().equalsIgnoreCase(owner.get())) {
            inputs.problem(
                    inputs.optional("repositories").isPresent() ? "repositories" : "app-installation-repo",
                    "has repositories of " + InputParsers.shown(theirs.get()) + ", but `owner` is "
                            + InputParsers.shown(owner.get()));
        }
        if (enterprise.isEmpty()
                && installation.isEmpty()
                && account.or(() -> theirs).isEmpty()) {
            inputs.problem("owner", "is required if `repository` is empty");
        }
    }

    private RepositorySelection chosen() {
        if (enterprise.isPresent()) {
            return RepositorySelection.all(new InstallationTarget.OfEnterprise(enterprise.get()));
        }
        if (installation.isPresent()) {
            return ofInstallation(
                    new InstallationTarget.ById(installation.get(), named.flatMap(NamedRepositories::owner)));
        }
        if (named.isPresent() && !named.get().all()) {
            var names = named.get().names();
            var first = new RepositoryName(account(), names.getFirst());
            return RepositorySelection.of(new InstallationTarget.OfRepository(first), names);
        }
        if (named.isPresent() || ids.isPresent() || owner.isPresent()) {
            return ofAccount(new InstallationTarget.OfAccount(account()));
        }
        return RepositorySelection.ofRepository(current.orElseThrow());
    }

    private RepositorySelection ofAccount(InstallationTarget target) {
        return named.isPresent()
                ? RepositorySelection.all(target)
                : ids.map(numbers -> RepositorySelection.ids(target, numbers))
                        .orElseGet(() -> RepositorySelection.implicitlyAll(target, "owner"));
    }

    private RepositorySelection ofInstallation(InstallationTarget target) {
        return named.map(list -> RepositorySelection.of(target, list.names()))
                .or(() -> ids.map(numbers -> RepositorySelection.ids(target, numbers)))
                .orElseGet(() -> RepositorySelection.implicitlyAll(target, "installation-id"));
    }

    private String account() {
        return owner.or(() -> named.flatMap(NamedRepositories::owner))
                .or(() -> current.map(RepositoryName::owner))
                .orElseThrow();
    }

    private static String slug(String text) {
        if (!SLUG.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "is not the slug of an enterprise, such as `acme` in `/enterprises/acme`");
        }
        return text;
    }

    private static List<Long> numbers(String text) {
        var numbers = InputParsers.listOf(InstallationIdInput::number).apply(text).stream()
                .distinct()
                .toList();
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException("has no entry; list a repository's id, such as `12345678`");
        }
        return NamedRepositories.atMost(numbers);
    }
}

package io.github.runneractions.apptoken;

import io.github.runneractions.github.RepositoryName;
import io.github.runneractions.github.app.InstallationTarget;
import io.github.runneractions.toolkit.Inputs;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The inputs that say which repositories a token is for, held against each other. */
final class ScopeInputs {
    private static final Pattern SLUG = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]{0,98}[A-Za-z0-9])?");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private final Optional<RepositoryName> current;
    private final Optional<String> owner;
    private final Optional<String> enterprise;
    private final Optional<Long> installation;
    private final Optional<NamedRepositories> named;
    private final Optional<List<Long>> ids;

    ScopeInputs(Inputs inputs) {
        this.current = inputs.optional("repository", RepositoryName::parse);
        this.owner = inputs.optional("owner", RepositoryName::login);
        this.enterprise = inputs.optional("enterprise", ScopeInputs::slug);
        this.installation = inputs.optional("installation-id", ScopeInputs::number)
                .or(() -> inputs.optional("app-installation-id", ScopeInputs::number));
        this.named = inputs.narrowing("repositories", NamedRepositories::parse)
                .or(() -> inputs.optional("app-installation-repo", NamedRepositories::parse));
        this.ids = inputs.narrowing("repository-ids", ScopeInputs::numbers);
    }

    TokenScope scope(Inputs inputs) {
        if (inputs.sound()) {
            contradictions(inputs);
        }
        // Nothing is built from this when something is wrong.
        return inputs.sound() ? chosen() : TokenScope.all(new InstallationTarget.OfAccount(""));
    }

    private void contradictions(Inputs inputs) {
        if (enterprise.isPresent()
                && (owner.isPresent() || installation.isPresent() || named.isPresent() || ids.isPresent())) {
            inputs.problem(
                    "enterprise",
                    "is given beside `owner`, `repositories`, `repository-ids` or `installation-id`; an enterprise's"
                            + " token is for the enterprise alone");
        }
        if (named.isPresent() && ids.isPresent()) {
            inputs.problem("repository-ids", "is given beside `repositories`; give one or the other");
        }
        if (installation.isPresent() && owner.isPresent()) {
            inputs.problem("installation-id", "is given beside `owner`; either finds the installation, give one");
        }
        var account = owner.or(() -> current.map(RepositoryName::owner));
        var theirs = named.flatMap(NamedRepositories::owner);
        if (owner.isPresent() && theirs.isPresent() && !theirs.get().equalsIgnoreCase(owner.get())) {
            inputs.problem(
                    "repositories",
                    "names repositories of `" + theirs.get() + "`, but `owner` is `" + owner.get() + "`");
        }
        if (enterprise.isEmpty()
                && installation.isEmpty()
                && account.or(() -> theirs).isEmpty()) {
            inputs.problem("owner", "is required with `repositories` where no workflow tells the current repository");
        }
    }

    private TokenScope chosen() {
        if (enterprise.isPresent()) {
            return TokenScope.all(new InstallationTarget.OfEnterprise(enterprise.get()));
        }
        if (installation.isPresent()) {
            return ofInstallation(new InstallationTarget.ById(installation.get()));
        }
        if (named.isPresent() && !named.get().all()) {
            var names = named.get().names();
            return TokenScope.of(new InstallationTarget.OfRepository(account(), names.getFirst()), names);
        }
        if (named.isPresent() || ids.isPresent() || owner.isPresent()) {
            return ofAccount(new InstallationTarget.OfAccount(account()));
        }
        return TokenScope.ofRepository(current.orElseThrow());
    }

    private TokenScope ofAccount(InstallationTarget target) {
        return named.isPresent()
                ? TokenScope.all(target)
                : ids.map(numbers -> TokenScope.ids(target, numbers))
                        .orElseGet(() -> TokenScope.silentlyAll(target, "owner"));
    }

    private TokenScope ofInstallation(InstallationTarget target) {
        return named.map(list -> TokenScope.of(target, list.names()))
                .or(() -> ids.map(numbers -> TokenScope.ids(target, numbers)))
                .orElseGet(() -> TokenScope.silentlyAll(target, "installation-id"));
    }

    private String account() {
        return owner.or(() -> named.flatMap(NamedRepositories::owner))
                .or(() -> current.map(RepositoryName::owner))
                .orElseThrow();
    }

    private static String slug(String text) {
        if (!SLUG.matcher(text).matches()) {
            throw new IllegalArgumentException("is no slug of an enterprise, such as `acme` in `/enterprises/acme`");
        }
        return text;
    }

    private static long number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("is no number of GitHub's, such as `12345678`");
        }
        return Long.parseLong(text);
    }

    private static List<Long> numbers(String text) {
        var numbers = Inputs.entries(text).stream()
                .map(ScopeInputs::number)
                .distinct()
                .toList();
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException("holds separators only; give a repository's number, such as `12345678`");
        }
        return numbers;
    }
}

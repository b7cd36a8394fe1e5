package io.github.runneractions.github.runner;

import io.github.runneractions.github.GitHubServer;
import io.github.runneractions.github.RepositoryName;
import io.github.runneractions.github.app.InstallationTarget;
import io.github.runneractions.github.app.Permissions;
import io.github.runneractions.github.app.TokenRestrictions;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** Where runners are registered. */
public sealed interface RunnerScope {
    /** Reads as its name at GitHub, such as {@code acme/widgets}. */
    @Override
    String toString();

    /** The start of every path about its runners. */
    String path();

    /** The value for {@code config.sh --url}. */
    default URI url(GitHubServer server) {
        return URI.create(server.web() + "/" + this);
    }

    /** Where the app must be installed to manage the runners. */
    InstallationTarget installation();

    /** The repositories that a token for the runners must cover; empty when it is about an organisation. */
    List<String> repositories();

    /** The least that a token needs to manage the runners. */
    default TokenRestrictions least(Level level) {
        return new TokenRestrictions(
                repositories(), Permissions.of(permission(), level.name().toLowerCase(Locale.ROOT)));
    }

    /** The permission's name at GitHub. */
    String permission();

    /** How far a token may go. */
    enum Level {
        /** List runners. */
        READ,
        /** Register and remove runners. */
        WRITE
    }

    /**
     * The runners of an enterprise.
     *
     * @throws IllegalArgumentException when {@code text} is not a slug
     */
    static RunnerScope enterprise(String text) {
        if (!RepositoryName.LOGIN.matcher(text).matches()) {
            throw new IllegalArgumentException("is not an enterprise's slug, such as `acme-corp`");
        }
        return new OfEnterprise(text);
    }

    /**
     * The runners of an organisation.
     *
     * @throws IllegalArgumentException when {@code text} is not a login
     */
    static RunnerScope organization(String text) {
        if (!RepositoryName.LOGIN.matcher(text).matches()) {
            throw new IllegalArgumentException("is not an organisation's login, such as `acme`");
        }
        return new OfOrganization(text);
    }

    /**
     * The runners of a repository.
     *
     * @throws IllegalArgumentException when {@code text} is not {@code owner/name}
     */
    static RunnerScope repository(String text) {
        return new OfRepository(RepositoryName.parse(text));
    }

    /** The runners of one repository. */
    record OfRepository(RepositoryName repository) implements RunnerScope {
        @Override
        public String toString() {
            return repository.toString();
        }

        @Override
        public String path() {
            return "/repos/" + repository;
        }

        @Override
        public InstallationTarget installation() {
            return new InstallationTarget.OfRepository(repository);
        }

        @Override
        public String permission() {
            return "administration";
        }

        @Override
        public List<String> repositories() {
            return List.of(repository.name());
        }
    }

    /** The runners of an organisation. */
    record OfOrganization(String login) implements RunnerScope {
        @Override
        public String toString() {
            return login;
        }

        @Override
        public String path() {
            return "/orgs/" + login;
        }

        @Override
        public InstallationTarget installation() {
            return new InstallationTarget.OfAccount(login);
        }

        @Override
        public String permission() {
            return "organization_self_hosted_runners";
        }

        @Override
        public List<String> repositories() {
            return List.of();
        }
    }

    /** The runners of an enterprise, which only a person's token can manage. */
    record OfEnterprise(String slug) implements RunnerScope {
        @Override
        public String toString() {
            return "enterprises/" + slug;
        }

        @Override
        public String path() {
            return "/enterprises/" + slug;
        }

        /** Never asked for in earnest: no app is let in. */
        @Override
        public InstallationTarget installation() {
            return new InstallationTarget.OfEnterprise(slug);
        }

        @Override
        public String permission() {
            return "manage_runners:enterprise";
        }

        @Override
        public List<String> repositories() {
            return List.of();
        }
    }
}

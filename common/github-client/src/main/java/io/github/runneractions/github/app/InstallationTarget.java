package io.github.runneractions.github.app;

import io.github.runneractions.github.RepositoryName;
import io.github.runneractions.github.RestPath;
import java.util.Optional;

/** Where the app must be installed. */
public sealed interface InstallationTarget {
    /** Reads as what is installed on, such as {@code acme/widgets}. */
    @Override
    String toString();

    /** The account that the installation must be on; empty when any will do. */
    Optional<String> account();

    /** The path of the call that finds it. */
    String path();

    /** One repository. */
    record OfRepository(RepositoryName repository) implements InstallationTarget {
        @Override
        public Optional<String> account() {
            return Optional.of(repository.owner());
        }

        @Override
        public String path() {
            return RestPath.of("repos", repository.owner(), repository.name(), "installation");
        }

        @Override
        public String toString() {
            return repository.toString();
        }
    }

    /** An organisation or a user; the same call finds both. */
    record OfAccount(String login) implements InstallationTarget {
        @Override
        public Optional<String> account() {
            return Optional.of(login);
        }

        @Override
        public String path() {
            return RestPath.of("users", login, "installation");
        }

        @Override
        public String toString() {
            return login;
        }
    }

    /** An enterprise, by the slug in its URL. */
    record OfEnterprise(String slug) implements InstallationTarget {
        @Override
        public Optional<String> account() {
            return Optional.of(slug);
        }

        @Override
        public String path() {
            return RestPath.of("enterprises", slug, "installation");
        }

        @Override
        public String toString() {
            return "the enterprise " + slug;
        }
    }

    /** The installation of this number, which must be on the account if one is known. */
    record ById(long id, Optional<String> account) implements InstallationTarget {
        @Override
        public String path() {
            return "/app/installations/" + id;
        }

        @Override
        public String toString() {
            return "installation " + id;
        }
    }
}

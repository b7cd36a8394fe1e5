package io.github.runneractions.github.app;

import io.github.runneractions.github.RepositoryName;

/** Where the app must be installed. */
public sealed interface InstallationTarget {
    /** Reads as what is installed on, such as {@code acme/widgets}. */
    @Override
    String toString();

    /** One repository. */
    record OfRepository(RepositoryName repository) implements InstallationTarget {
        @Override
        public String toString() {
            return repository.toString();
        }
    }

    /** An organisation or a user; the same call finds both. */
    record OfAccount(String login) implements InstallationTarget {
        @Override
        public String toString() {
            return login;
        }
    }

    /** An enterprise, by the slug in its URL. */
    record OfEnterprise(String slug) implements InstallationTarget {
        @Override
        public String toString() {
            return "the enterprise " + slug;
        }
    }

    /** Wherever the installation of this number is. */
    record ById(long id) implements InstallationTarget {
        @Override
        public String toString() {
            return "installation " + id;
        }
    }
}

package io.github.runneractions.github.app;

/** Where the app must be installed. */
public sealed interface InstallationTarget {
    /** Reads as what is installed on, such as {@code acme/widgets}. */
    @Override
    String toString();

    /** The account that owns it. */
    String owner();

    /** One repository. */
    record OfRepository(String owner, String name) implements InstallationTarget {
        @Override
        public String toString() {
            return owner + "/" + name;
        }
    }

    /** An organisation or a user; GitHub answers for both alike. */
    record OfAccount(String owner) implements InstallationTarget {
        @Override
        public String toString() {
            return owner;
        }
    }
}

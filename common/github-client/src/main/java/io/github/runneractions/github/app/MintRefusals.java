package io.github.runneractions.github.app;

import io.github.runneractions.github.ErrorExplanation;
import io.github.runneractions.runtime.Topic;
import java.util.List;

/** Why an installation gives no token, or not the one that was asked for. */
final class MintRefusals {
    static final Topic NOT_GRANTED = new Topic("The installation does not have the permission");
    static final Topic REPOSITORY = new Topic("The installation does not have the repository");
    static final Topic SUSPENDED = new Topic("The installation is suspended");

    private MintRefusals() {}

    static ErrorExplanation suspended(Installation installation) {
        return new ErrorExplanation(
                SUSPENDED,
                "the installation is suspended",
                "Have an owner of " + installation.account() + " unsuspend the app" + at(installation) + ".");
    }

    static ErrorExplanation notGranted(Installation installation, Permissions missing) {
        return new ErrorExplanation(
                NOT_GRANTED,
                "the installation lacks `" + missing + "`; it has `" + installation.permissions() + "`",
                "Grant the app what is missing, have an owner of " + installation.account() + " accept it"
                        + at(installation) + ", or ask for less.");
    }

    private static String at(Installation installation) {
        return installation.page().isEmpty() ? "" : " at " + installation.page();
    }

    static ErrorExplanation oneOf(Installation installation, TokenRestrictions narrowing) {
        var asked = narrowing.repositories().isEmpty()
                ? narrowing.repositoryIds().stream().map(String::valueOf).toList()
                : narrowing.repositories();
        return repository(
                installation,
                (asked.size() == 1 ? "" : "one of ") + quoted(asked)
                        + " does not exist or is not among the installation's repositories");
    }

    static ErrorExplanation missing(Installation installation, List<String> names) {
        return repository(
                installation,
                quoted(names) + (names.size() == 1 ? " does" : " do")
                        + " not exist, or the installation does not include " + (names.size() == 1 ? "it" : "them"));
    }

    private static ErrorExplanation repository(Installation installation, String meaning) {
        return new ErrorExplanation(
                REPOSITORY,
                meaning,
                "Correct the name, or add the repository to the app's installation on " + installation.account() + ".");
    }

    private static String quoted(List<String> names) {
        return "`" + String.join("`, `", names) + "`";
    }
}

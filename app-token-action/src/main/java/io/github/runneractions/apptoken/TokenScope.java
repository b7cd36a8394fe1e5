package io.github.runneractions.apptoken;

import io.github.runneractions.github.app.InstallationTarget;
import io.github.runneractions.toolkit.Inputs;
import java.util.List;
import java.util.Optional;

/**
 * Which repositories a token is for: those named; all of the owner's, when only an owner is named; else the workflow's own.
 *
 * @param repositories names without their owner; empty means all of the installation's
 */
record TokenScope(InstallationTarget target, List<String> repositories) {
    static TokenScope read(Inputs inputs) {
        var current = inputs.optional("repository").map(TokenScope::parts);
        var owner = inputs.optional("owner");
        var named = inputs.list("repositories");
        if (named.isEmpty() && owner.isPresent()) {
            return new TokenScope(new InstallationTarget.OfAccount(owner.get()), List.of());
        }
        var repositories =
                named.isEmpty() ? current.map(parts -> List.of(parts[1])).orElse(List.of()) : named;
        var account = owner.or(() -> ownerIn(named)).or(() -> current.map(parts -> parts[0]));
        if (account.isEmpty() || repositories.isEmpty()) {
            inputs.problem("owner", "is required with `repositories` where no workflow tells the current repository");
            return new TokenScope(new InstallationTarget.OfAccount(""), List.of());
        }
        var names = repositories.stream()
                .map(name -> withoutOwner(inputs, account.get(), name))
                .toList();
        return new TokenScope(new InstallationTarget.OfRepository(account.get(), names.getFirst()), names);
    }

    private static Optional<String> ownerIn(List<String> named) {
        return named.stream().filter(name -> name.contains("/")).findFirst().map(name -> parts(name)[0]);
    }

    private static String withoutOwner(Inputs inputs, String account, String name) {
        var parts = parts(name);
        if (parts.length == 2 && !parts[0].equalsIgnoreCase(account)) {
            inputs.problem(
                    "repositories",
                    "names `" + name + "`, which is not `" + account + "`'s: a token is for one owner's repositories");
        }
        return parts[parts.length - 1];
    }

    private static String[] parts(String name) {
        return name.split("/", 2);
    }
}

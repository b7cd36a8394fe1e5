package io.github.runneractions.apptoken;

import io.github.runneractions.github.RepositoryName;
import io.github.runneractions.toolkit.InputParsers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The repositories that a workflow lists.
 *
 * @param owner from the full names; empty when all names lack it
 * @param names without their owner, each once; empty means all ({@code *})
 */
record NamedRepositories(Optional<String> owner, List<String> names) {
    private static final String ALL = "*";
    /** GitHub's limit for one token. */
    private static final int MOST = 500;

    /**
     * Reads names and full names, in a list of any form, or {@code *}.
     *
     * @throws IllegalArgumentException that names a wrong entry
     */
    static NamedRepositories parse(String text) {
        var entries = InputParsers.list(text);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("has no entry; list a repository, or write `*` for all");
        }
        if (entries.equals(List.of(ALL))) {
            return new NamedRepositories(Optional.empty(), List.of());
        }
        if (entries.contains(ALL)) {
            throw new IllegalArgumentException("has `*` and names; use either `*` or names");
        }
        var owners = new ArrayList<String>();
        var names = new ArrayList<String>();
        for (var entry : InputParsers.listOf(Entry::parse).apply(text)) {
            entry.owner().ifPresent(owner -> addOnce(owners, owner));
            addOnce(names, entry.name());
        }
        if (owners.size() > 1) {
            throw new IllegalArgumentException("has repositories of "
                    + owners.stream().map(InputParsers::shown).collect(Collectors.joining(" and "))
                    + ", but a token is for one owner; create one token for each");
        }
        return new NamedRepositories(owners.stream().findFirst(), atMost(names));
    }

    /**
     * The repositories of one token.
     *
     * @throws IllegalArgumentException when there are more than GitHub accepts
     */
    static <T> List<T> atMost(List<T> repositories) {
        if (repositories.size() > MOST) {
            throw new IllegalArgumentException(
                    "lists " + repositories.size() + " repositories, but GitHub's limit for one" + " token is " + MOST
                            + "; create several tokens, or one for all repositories of the owner");
        }
        return List.copyOf(repositories);
    }

    /** A repository's name, and its owner if the entry has one. */
    private record Entry(Optional<String> owner, String name) {
        private static final String FORM = "is neither `name` nor `owner/name`, such as `widgets` or `acme/widgets`";

        static Entry parse(String text) {
            var slash = text.lastIndexOf('/');
            var owner = text.substring(0, Math.max(slash, 0));
            var name = text.substring(slash + 1);
            if (!RepositoryName.NAME.matcher(name).matches()
                    || (slash >= 0 && !RepositoryName.LOGIN.matcher(owner).matches())) {
                throw new IllegalArgumentException(FORM);
            }
            return new Entry(Optional.of(owner).filter(_ -> slash >= 0), name);
        }
    }

    /** Whether the two lists select the same, in any order; GitHub compares names in any letter case. */
    boolean isSameAs(NamedRepositories other) {
        return lowerCase(names).equals(lowerCase(other.names))
                && lowerCase(owner.stream().toList())
                        .equals(lowerCase(other.owner.stream().toList()));
    }

    private static Set<String> lowerCase(List<String> texts) {
        return texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    boolean all() {
        return names.isEmpty();
    }

    /** GitHub compares names in any letter case. */
    private static void addOnce(List<String> list, String text) {
        if (list.stream().noneMatch(text::equalsIgnoreCase)) {
            list.add(text);
        }
    }
}

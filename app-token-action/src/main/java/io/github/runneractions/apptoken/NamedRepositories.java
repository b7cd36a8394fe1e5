package io.github.runneractions.apptoken;

import io.github.runneractions.github.RepositoryName;
import io.github.runneractions.toolkit.Inputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The repositories that a workflow lists.
 *
 * @param owner from the full names; empty when all names lack it
 * @param names without their owner, each once; empty means all ({@code *})
 */
record NamedRepositories(Optional<String> owner, List<String> names) {
    private static final String ALL = "*";
    /** Longer owner names are rare, and an entry that is a token by mistake is longer. */
    private static final int LONGEST_QUOTED = 19;

    /**
     * Reads names and full names, separated by commas or lines, or {@code *}.
     *
     * @throws IllegalArgumentException that names a wrong entry by its number, because its text may be a secret
     */
    static NamedRepositories parse(String text) {
        var entries = Inputs.entries(text);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("contains only separators; list a repository, or write `*` for all");
        }
        if (entries.equals(List.of(ALL))) {
            return new NamedRepositories(Optional.empty(), List.of());
        }
        if (entries.contains(ALL)) {
            throw new IllegalArgumentException("has `*` and names; use either `*` or names");
        }
        var owners = new ArrayList<String>();
        var names = new ArrayList<String>();
        for (var number = 1; number <= entries.size(); number++) {
            var entry = entries.get(number - 1);
            if (entry.contains("/")) {
                var full = full(entry, number);
                addOnce(owners, full.owner());
                addOnce(names, full.name());
            } else {
                addOnce(names, bare(entry, number));
            }
        }
        if (owners.size() > 1) {
            throw new IllegalArgumentException("has repositories of " + quoted(owners)
                    + ", but a token is for one owner; create one token for each");
        }
        return new NamedRepositories(owners.stream().findFirst(), List.copyOf(names));
    }

    boolean all() {
        return names.isEmpty();
    }

    private static RepositoryName full(String entry, int number) {
        try {
            return RepositoryName.parse(entry);
        } catch (IllegalArgumentException e) {
            throw wrong(number);
        }
    }

    private static String bare(String entry, int number) {
        if (!RepositoryName.NAME.matcher(entry).matches()) {
            throw wrong(number);
        }
        return entry;
    }

    private static String quoted(List<String> owners) {
        return owners.stream().allMatch(owner -> owner.length() <= LONGEST_QUOTED)
                ? "`" + String.join("` and `", owners) + "`"
                : owners.size() + " owners";
    }

    private static IllegalArgumentException wrong(int number) {
        return new IllegalArgumentException("has entry number " + number
                + ", which is neither `name` nor `owner/name`, such as `widgets` or `acme/widgets`");
    }

    /** GitHub compares names in any letter case. */
    private static void addOnce(List<String> list, String text) {
        if (list.stream().noneMatch(text::equalsIgnoreCase)) {
            list.add(text);
        }
    }
}

package io.github.runneractions.apptoken;

import io.github.runneractions.github.RepositoryName;
import io.github.runneractions.toolkit.Inputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The repositories that a workflow names.
 *
 * @param owner whose they are, as far as their names say
 * @param names without their owner, each once; empty means all, said by {@code *}
 */
record NamedRepositories(Optional<String> owner, List<String> names) {
    private static final String ALL = "*";
    /** Longer names of owners are rare, and a token that got in between is longer. */
    private static final int LONGEST_QUOTED = 19;

    /**
     * Reads names and full names between commas or on lines, or {@code *}.
     *
     * @throws IllegalArgumentException saying which entry is wrong, without quoting it: it may be anything
     */
    static NamedRepositories parse(String text) {
        var entries = Inputs.entries(text);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("holds separators only; name a repository, or say `*` for all");
        }
        if (entries.equals(List.of(ALL))) {
            return new NamedRepositories(Optional.empty(), List.of());
        }
        if (entries.contains(ALL)) {
            throw new IllegalArgumentException("has `*` beside names; say one or the other");
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
            throw new IllegalArgumentException(
                    "names repositories of " + quoted(owners) + ": a token is for one owner's; mint one for each");
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
        return new IllegalArgumentException("has an entry, number " + number
                + ", that is neither `name` nor `owner/name`," + " such as `widgets` or `acme/widgets`");
    }

    /** GitHub compares names in any letter case. */
    private static void addOnce(List<String> list, String text) {
        if (list.stream().noneMatch(text::equalsIgnoreCase)) {
            list.add(text);
        }
    }
}

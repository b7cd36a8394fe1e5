package io.github.runneractions.deploy.chart;

import io.github.runneractions.kubernetes.api.ResourceAttributes;
import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.runtime.Topic;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The failure that names every right the account lacks, with the rules of a role that would give them. */
public final class MissingRights {
    static final Topic MISSING = new Topic("The account lacks rights in the cluster");
    static final Topic NONE_AT_ALL = new Topic("The account has no rights in the namespace");

    private MissingRights() {}

    /**
     * The failure.
     *
     * @param missing at least one
     * @param asked how many rights were asked for
     * @param account as the cluster calls us
     */
    public static Rejected of(List<ResourceAttributes> missing, int asked, String account, String namespace) {
        if (missing.size() == asked) {
            return new Rejected(
                    NONE_AT_ALL,
                    "Tried to see whether " + account + " may deploy to namespace " + namespace
                            + ", but it has none of the " + asked + " rights that takes.",
                    "Check the spelling of `namespace` and that it is this cluster's; else have it bound to a role"
                            + " with these rules:\n" + rules(missing),
                    403,
                    null);
        }
        return new Rejected(
                MISSING,
                "Tried to see whether " + account + " may deploy to namespace " + namespace + ", but it may not "
                        + byResource(missing) + ".",
                "Have these rules added to its role (nothing was changed in the cluster):\n" + rules(missing),
                403,
                null);
    }

    /** Such as "create, patch deployments.apps; watch events". */
    private static String byResource(List<ResourceAttributes> missing) {
        return missing.stream()
                .collect(Collectors.groupingBy(
                        ResourceAttributes::where,
                        TreeMap::new,
                        Collectors.mapping(ResourceAttributes::verb, Collectors.joining(", "))))
                .entrySet()
                .stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining("; "));
    }

    /** Resources of a group that lack the same verbs share a rule. */
    private static String rules(List<ResourceAttributes> missing) {
        var verbs = new TreeMap<String, TreeSet<String>>();
        missing.forEach(right -> verbs.computeIfAbsent(right.group() + "/" + right.resource(), _ -> new TreeSet<>())
                .add(right.verb()));
        var resources = new TreeMap<Rule, TreeSet<String>>(
                Comparator.comparing(Rule::group).thenComparing(Rule::verbs));
        verbs.forEach((resource, of) -> {
            var slash = resource.indexOf('/');
            resources
                    .computeIfAbsent(
                            new Rule(resource.substring(0, slash), String.join(", ", of)), _ -> new TreeSet<>())
                    .add(resource.substring(slash + 1));
        });
        return resources.entrySet().stream()
                .map(rule -> rule.getKey().of(String.join(", ", rule.getValue())))
                .collect(Collectors.joining("\n"));
    }

    private record Rule(String group, String verbs) {
        String of(String resources) {
            return "- apiGroups: [\"" + group + "\"]\n  resources: [" + resources + "]\n  verbs: [" + verbs + "]";
        }
    }
}

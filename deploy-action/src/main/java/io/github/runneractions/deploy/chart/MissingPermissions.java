package io.github.runneractions.deploy.chart;

import io.github.runneractions.kubernetes.api.ResourceAttributes;
import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.runtime.Topic;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The failure that names every missing permission, with the rules of a role that would grant them. */
public final class MissingPermissions {
    static final Topic MISSING = new Topic("The account lacks permissions in the cluster");
    static final Topic NONE_AT_ALL = new Topic("The account has no permissions in the namespace");

    private static final String NOTHING_CHANGED = " (nothing was changed in the cluster)";

    private MissingPermissions() {}

    /**
     * The failure.
     *
     * @param missing at least one
     * @param granted how many others, of those that a deployment can use, the account has
     * @param account the account's name in the cluster
     */
    public static Rejected of(List<ResourceAttributes> missing, int granted, String account, String namespace) {
        if (granted == 0) {
            return new Rejected(
                    NONE_AT_ALL,
                    "Tried to check whether " + account + " may deploy to namespace " + namespace
                            + ", but it has none of the " + missing.size() + " permissions this needs.",
                    "Check that `namespace` is spelled correctly and is in this cluster. If it is, bind the account to a role"
                            + " with these rules:\n" + rules(missing),
                    403,
                    null);
        }
        return missing(missing, "deploy to", account, namespace, ".", NOTHING_CHANGED);
    }

    /** For what Helm needs to uninstall a release. */
    public static Rejected toUninstall(List<ResourceAttributes> missing, String account, String namespace) {
        return missing(missing, "uninstall the release from", account, namespace, ".", NOTHING_CHANGED);
    }

    /** For what Helm, or this action, deletes: objects that the chart does not have any more, and records. */
    public static Rejected ofDeletions(List<ResourceAttributes> missing, String account, String namespace) {
        return missing(
                missing, "deploy to", account, namespace, ", which this run has to delete. Helm was not run.", "");
    }

    private static Rejected missing(
            List<ResourceAttributes> missing,
            String attempt,
            String account,
            String namespace,
            String end,
            String aside) {
        return new Rejected(
                MISSING,
                "Tried to check whether " + account + " may " + attempt + " namespace " + namespace
                        + ", but it may not " + byResource(missing) + end,
                "Add these rules to the account's role" + aside + ":\n" + rules(missing),
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
    static String rules(List<ResourceAttributes> missing) {
        var verbs = new TreeMap<String, TreeSet<String>>();
        missing.forEach(permission -> verbs.computeIfAbsent(
                        permission.group() + "/" + permission.resource(), _ -> new TreeSet<>())
                .add(permission.verb()));
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

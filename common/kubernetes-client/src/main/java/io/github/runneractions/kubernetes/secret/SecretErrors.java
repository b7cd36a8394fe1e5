package io.github.runneractions.kubernetes.secret;

import io.github.runneractions.kubernetes.api.AccessReview;
import io.github.runneractions.kubernetes.api.ResourceAttributes;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.client.KubernetesErrors;
import io.github.runneractions.kubernetes.connection.KubernetesSettings;
import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.kubernetes.release.RecommendedLabels;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.ForeignText;
import io.github.runneractions.runtime.Hint;
import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.runtime.Topic;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why a Secret cannot be written, and what to do about it. Nothing here reads the Secret's content.
 *
 * @param cluster asked for what the account may do
 * @param name of the Secret
 */
public record SecretErrors(Cluster cluster, String name) {
    /** Another program's Secret has the name. */
    public static final Topic FOREIGN = new Topic("The Secret is not managed by these actions");

    static final Topic FOREIGN_FIELD = new Topic("Another field manager owns a field of the Secret");
    static final Topic CHANGING = new Topic("The Secret keeps changing");

    private static final List<String> VERBS = List.of("get", "patch", "create");
    private static final Pattern ACCOUNT = Pattern.compile("system:serviceaccount:([^:]+):([^:]+)");

    /** It exists, and its label does not name us; {@code manager} is what the label names instead. */
    Rejected foreign(Optional<String> manager) {
        return new Rejected(
                FOREIGN,
                "Tried to write " + secret() + ", but a Secret of that name exists and "
                        + manager.map(ForeignText::inOneLine)
                                .map(other -> "is managed by " + other)
                                .orElse("does not have the label `" + RecommendedLabels.MANAGED_BY + ": "
                                        + RecommendedLabels.RUNNER_ACTIONS + "`")
                        + ".",
                Hint.of(
                        "Choose another name ({}, or the {} that the Secret is named after), or delete the existing Secret if"
                                + " it is not needed: `" + kubectl("delete secret " + name) + "`.",
                        KubernetesSettings.SECRET,
                        KubernetesSettings.RELEASE),
                409,
                null);
    }

    /** Another client changed it, or another field manager owns a field. */
    public Rejected conflict(ApplyConflict conflict) {
        if (conflict.fields().isEmpty()) {
            return changing("write");
        }
        return new Rejected(
                FOREIGN_FIELD,
                "Tried to write " + secret() + ", but another field manager owns "
                        + conflict.fields().stream()
                                .map(ApplyConflict.Field::toString)
                                .map(ForeignText::inOneLine)
                                .collect(Collectors.joining(", "))
                        + ".",
                "Stop that field manager from setting the field, then delete the Secret so that the next run creates it: `"
                        + kubectl("delete secret " + name) + "`.",
                409,
                null);
    }

    /** Another client changes it all the time. */
    Rejected changing(String verb) {
        return new Rejected(
                CHANGING,
                "Tried to " + verb + " " + secret() + ", but another client changed it in between each time.",
                "Find out which one (`" + kubectl("get secret " + name + " -o yaml --show-managed-fields")
                        + "`), and let only one client write the Secret.",
                409,
                null);
    }

    /** A permission is missing. The cluster is asked which: every account may ask that. */
    public Rejected forbidden(String verb, Rejected refusal) {
        var account = user();
        var missing = missing(verb);
        return new Rejected(
                KubernetesErrors.FORBIDDEN,
                "Tried to " + verb + " " + secret() + " at "
                        + cluster.connection().server() + ", but "
                        + account.map(ForeignText::inOneLine).orElse("the account") + " may not "
                        + (missing.isEmpty() ? verb : String.join(", ", missing)) + " it.",
                "Ask the cluster's operators to grant the permission:\n"
                        + role(missing.isEmpty() ? VERBS : missing, account),
                refusal.status(),
                null);
    }

    private String role(List<String> verbs, Optional<String> account) {
        var role = "runner-actions-" + name;
        var who = account.map(user -> ACCOUNT.matcher(user).replaceFirst("--serviceaccount=$1:$2"))
                .map(user -> user.startsWith("--") ? user : "--user=" + quoted(ForeignText.inOneLine(user)))
                .orElse("--serviceaccount=NAMESPACE:ACCOUNT");
        return kubectl("create role " + role + " --verb=" + String.join(",", verbs)
                        + " --resource=secrets --resource-name=" + name)
                + "\n" + kubectl("create rolebinding " + role + " --role=" + role + " " + who);
    }

    private String kubectl(String command) {
        return "kubectl -n " + cluster.namespace() + " " + command;
    }

    private static String quoted(String user) {
        return user.matches("[\\w.@:/-]+") ? user : "'" + user.replace("'", "'\\''") + "'";
    }

    /** All that writing needs, so that one error names every missing verb; empty when the cluster does not tell. */
    private List<String> missing(String verb) {
        var verbs = Stream.concat(VERBS.stream(), Stream.of("delete").filter(verb::equals))
                .toList();
        var permissions = verbs.stream()
                .map(of -> ResourceAttributes.to(of, ApiResource.SECRETS, cluster.namespace())
                        .named(name))
                .toList();
        try {
            var missing = new AccessReview(cluster)
                    .missing(permissions).stream().map(ResourceAttributes::verb).toList();
            return verbs.stream().filter(missing::contains).toList();
        } catch (Failure _) {
            return List.of();
        }
    }

    private Optional<String> user() {
        try {
            return cluster.user();
        } catch (Failure _) {
            return Optional.empty();
        }
    }

    private String secret() {
        return "Secret " + name + " in namespace " + cluster.namespace();
    }
}

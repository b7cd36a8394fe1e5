package io.github.runneractions.kubernetes.secret;

import io.github.runneractions.kubernetes.api.AccessReview;
import io.github.runneractions.kubernetes.api.ResourceAttributes;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.client.KubernetesErrors;
import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.ForeignText;
import io.github.runneractions.runtime.Rejected;
import io.github.runneractions.runtime.Topic;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a Secret is not ours to write, and what to do about it. Nothing here has seen what is in it. */
record SecretErrors(Cluster cluster, String name) {
    static final Topic FOREIGN = new Topic("The Secret belongs to somebody else");
    static final Topic FOREIGN_FIELD = new Topic("A field of the Secret belongs to somebody else");
    static final Topic RESTLESS = new Topic("The Secret changes all the time");

    private static final List<String> VERBS = List.of("get", "patch", "create");
    private static final Pattern ACCOUNT = Pattern.compile("system:serviceaccount:([^:]+):([^:]+)");

    /** It exists, and does not have our mark. */
    Rejected foreign(String owner) {
        return new Rejected(
                FOREIGN,
                "Tried to write " + secret() + ", but one of that name exists and is not ours (managed by " + owner
                        + ").",
                "Choose another name (`kubernetes-secret`, or the `release` that it is named after), or delete that Secret if"
                        + " nobody needs it: `kubectl -n " + cluster.namespace() + " delete secret " + name + "`.",
                409,
                null);
    }

    /** The write came to nothing, however often it was tried. */
    Rejected conflict(ApplyConflict conflict) {
        if (conflict.fields().isEmpty()) {
            return new Rejected(
                    RESTLESS,
                    "Tried to write " + secret() + ", but somebody else changed it in between each time.",
                    "See who does (`kubectl -n " + cluster.namespace() + " get secret " + name
                            + " -o yaml --show-managed-fields`), and leave it to one of them.",
                    409,
                    null);
        }
        return new Rejected(
                FOREIGN_FIELD,
                "Tried to write " + secret() + ", but in it "
                        + conflict.fields().stream()
                                .map(ApplyConflict.Field::toString)
                                .map(ForeignText::inOneLine)
                                .collect(Collectors.joining(", "))
                        + (conflict.fields().size() == 1 ? " is" : " are") + " somebody else's.",
                "Have that program, or whoever edited it by hand, leave the field alone, then delete the Secret, so that it is"
                        + " made anew: `kubectl -n " + cluster.namespace() + " delete secret " + name + "`.",
                409,
                null);
    }

    /** A right is missing. The cluster is asked which: an account may always ask that. */
    Rejected forbidden(String verb, Rejected refusal) {
        var account = user();
        var missing = missing(verb);
        return new Rejected(
                KubernetesErrors.FORBIDDEN,
                "Tried to " + verb + " " + secret() + " at "
                        + cluster.connection().server() + ", but "
                        + account.map(ForeignText::inOneLine).orElse("the account") + " may not "
                        + (missing.isEmpty() ? verb : String.join(", ", missing)) + " it.",
                "Have its cluster's operators give it the right:\n"
                        + role(missing.isEmpty() ? VERBS : missing, account),
                refusal.status(),
                null);
    }

    private String role(List<String> verbs, Optional<String> account) {
        var role = "runner-actions-" + name;
        var who = account.map(user -> ACCOUNT.matcher(user).replaceFirst("--serviceaccount=$1:$2"))
                .map(user -> user.startsWith("--") ? user : "--user=" + quoted(ForeignText.inOneLine(user)))
                .orElse("--serviceaccount=NAMESPACE:ACCOUNT");
        return "kubectl -n " + cluster.namespace() + " create role " + role + " --verb=" + String.join(",", verbs)
                + " --resource=secrets --resource-name=" + name + "\nkubectl -n " + cluster.namespace()
                + " create rolebinding " + role + " --role=" + role + " " + who;
    }

    private static String quoted(String user) {
        return user.matches("[\\w.@:/-]+") ? user : "'" + user.replace("'", "'\\''") + "'";
    }

    /** Of all that it takes, so that one look at the message is enough; empty when the cluster does not say. */
    private List<String> missing(String verb) {
        var verbs = Stream.concat(VERBS.stream(), Stream.of("delete").filter(verb::equals))
                .toList();
        var rights = verbs.stream()
                .map(of -> ResourceAttributes.to(of, ApiResource.SECRETS, cluster.namespace())
                        .named(name))
                .toList();
        try {
            var missing = new AccessReview(cluster)
                    .missing(rights).stream().map(ResourceAttributes::verb).toList();
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

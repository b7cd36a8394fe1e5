package io.github.runneractions.deploy.chart;

import io.github.runneractions.kubernetes.api.ResourceAttributes;
import io.github.runneractions.kubernetes.object.ApiResource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The permissions that a deployment can do without: less is said then, or done. */
public final class WantedPermissions {
    private static final ApiResource LOGS = new ApiResource("", "v1", "pods/log", "Pod", true);

    private WantedPermissions() {}

    /** What is lost without some permissions, as a clause. */
    private record Loss(Collection<ResourceAttributes> without, String what) {}

    /**
     * What the missing ones mean, and the rules that grant them; empty when none is missing.
     *
     * @param required what Helm needs, which the account has
     * @param asked how Helm is to wait
     */
    public static Optional<String> missing(RequiredPermissions required, Rights rights, Waiting asked) {
        var namespace = required.namespace();
        var waiting = required.waiting(rights).orElse(Waiting.WATCHER);
        var losses = Stream.of(
                        new Loss(
                                pods(namespace, "list").toList(),
                                "runners are known as the release's by their names only"),
                        new Loss(pods(namespace).toList(), "what becomes of pods is not shown"),
                        new Loss(events(namespace).toList(), "events do not tell why a pod does not start"),
                        new Loss(logs(namespace).toList(), "the last lines of a container that fails are not shown"),
                        new Loss(
                                waiting.compareTo(asked) <= 0 ? List.of() : required.forWatching(),
                                waiting == Waiting.LEGACY
                                        ? "Helm asks every two seconds whether objects are ready (`--wait=legacy`)"
                                        : "Helm does not wait until objects are ready"),
                        new Loss(required.forUndoing(), "a deployment that fails is not undone completely"),
                        new Loss(secrets(namespace, "get", "patch"), "several runs at the same time do not take turns"),
                        new Loss(
                                secrets(namespace, "update"),
                                rights.maySecrets("get", "patch")
                                        ? "this action completes Helm's record of the deployment, which Helm alone cannot"
                                        : "Helm cannot complete its record of the deployment, and the next one fails"))
                .filter(loss -> !loss.without().stream().allMatch(rights::may))
                .toList();
        var missing = losses.stream()
                .flatMap(loss -> loss.without().stream())
                .filter(permission -> !rights.may(permission))
                .distinct()
                .sorted()
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("The account may deploy this chart, but lacks permissions that are useful: "
                        + losses.stream().map(Loss::what).collect(Collectors.joining("; "))
                        + ". Add to its role:\n" + MissingPermissions.rules(missing));
    }

    /** Those that tell what becomes of pods. */
    static List<ResourceAttributes> ofPods(String namespace) {
        return Stream.of(pods(namespace), events(namespace), logs(namespace))
                .flatMap(all -> all)
                .toList();
    }

    private static Stream<ResourceAttributes> pods(String namespace) {
        return pods(namespace, "list", "watch");
    }

    private static Stream<ResourceAttributes> pods(String namespace, String... verbs) {
        return Stream.of(verbs).map(verb -> ResourceAttributes.to(verb, ApiResource.PODS, namespace));
    }

    private static Stream<ResourceAttributes> events(String namespace) {
        return Stream.of("list", "watch").map(verb -> ResourceAttributes.to(verb, ApiResource.EVENTS, namespace));
    }

    private static Stream<ResourceAttributes> logs(String namespace) {
        return Stream.of(ResourceAttributes.to("get", LOGS, namespace));
    }

    private static List<ResourceAttributes> secrets(String namespace, String... verbs) {
        return Stream.of(verbs)
                .map(verb -> ResourceAttributes.to(verb, ApiResource.SECRETS, namespace))
                .toList();
    }
}

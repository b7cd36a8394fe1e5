package io.github.runneractions.deploy.chart;

import io.github.runneractions.kubernetes.object.Unstructured;
import io.github.runneractions.runtime.ForeignText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A Secret or ConfigMap without which pods of a chart do not start, because a volume or a variable takes it and is not optional. One
 * for {@code imagePullSecrets} is none: without it, the kubelet pulls without a login.
 *
 * @param object where the pods look for it; without a body
 * @param users the objects whose pods need it, such as {@code Deployment demo}
 */
public record PodReference(RenderedObject object, Set<String> users) {
    private static final String SECRET = "Secret";
    private static final String CONFIG_MAP = "ConfigMap";

    /** Every namespace has it: its controller makes it, and nobody else. */
    private static final String CLUSTERS_CA = "kube-root-ca.crt";

    private static final Set<String> BUILT_IN = Set.of("", "apps", "batch", "autoscaling", "policy", "extensions");

    /**
     * Those that neither {@code chart} nor this run makes.
     *
     * @param namespace the release's
     * @param made the names of the Secrets that this run makes there
     */
    public static List<PodReference> of(RenderedChart chart, String namespace, Set<String> made) {
        var users = new LinkedHashMap<RenderedObject, Set<String>>();
        for (var object : deployed(chart)) {
            pods(object)
                    .flatMap(pod -> of(pod, object.namespace().filter(other -> !other.equals(namespace))))
                    .forEach(wanted -> users.computeIfAbsent(wanted, _ -> new TreeSet<>())
                            .add(ForeignText.inOneLine(object.kind() + " " + object.name())));
        }
        var found = new ArrayList<PodReference>();
        users.forEach((wanted, by) -> {
            if (!(isSecret(wanted) && wanted.namespace().isEmpty() && made.contains(wanted.name()))
                    && deployed(chart).stream().noneMatch(object -> isSame(object, wanted, namespace))) {
                found.add(new PodReference(wanted, by));
            }
        });
        return found;
    }

    /**
     * An object of {@code chart} that may make it: a custom resource, or pods that run once, which have its name among their values.
     * Whether they do, only they know.
     */
    public Optional<String> maker(RenderedChart chart) {
        return deployed(chart).stream()
                .filter(this::mayMake)
                .map(object -> ForeignText.inOneLine(object.kind() + " " + object.name()))
                .findFirst();
    }

    private boolean mayMake(RenderedObject other) {
        var group = other.group();
        if (!BUILT_IN.contains(group) && !group.endsWith(".k8s.io")) {
            return other.name().equals(object.name()) || names(new Unstructured(other.body()).at("spec"));
        }
        return Set.of("Job", "CronJob", "Pod").contains(other.kind())
                && pods(other)
                        .flatMap(PodReference::containers)
                        .flatMap(container -> Stream.of(
                                        Stream.of(container.at("command"), container.at("args")),
                                        container.at("env").items().map(variable -> variable.at("value")))
                                .flatMap(values -> values))
                        .anyMatch(this::names);
    }

    /** Whether the name stands somewhere in {@code value}, and not as a part of a longer name. */
    private boolean names(Unstructured value) {
        return value.text().filter(this::isNamedIn).isPresent()
                || value.items().anyMatch(this::names)
                || value.fields().values().stream().map(Unstructured::new).anyMatch(this::names);
    }

    private boolean isNamedIn(String text) {
        var name = object.name();
        for (var at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            var end = at + name.length();
            if ((at == 0 || !isOfName(text.charAt(at - 1))) && (end == text.length() || !isOfName(text.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfName(char one) {
        return (one >= 'a' && one <= 'z') || (one >= '0' && one <= '9') || one == '-' || one == '.';
    }

    /** Without hooks of other commands, such as tests. */
    private static List<RenderedObject> deployed(RenderedChart chart) {
        return chart.objects().stream()
                .filter(object -> Hook.of(object)
                        .filter(hook -> !hook.runsIn(Operation.INSTALL) && !hook.runsIn(Operation.UPGRADE))
                        .isEmpty())
                .toList();
    }

    private static Stream<Unstructured> pods(RenderedObject object) {
        if (!BUILT_IN.contains(object.group())) {
            return Stream.of();
        }
        var spec = new Unstructured(object.body()).at("spec");
        return switch (object.kind()) {
            case "Pod" -> Stream.of(spec);
            case "CronJob" -> Stream.of(spec.at("jobTemplate", "spec", "template", "spec"));
            case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "ReplicationController", "Job" ->
                Stream.of(spec.at("template", "spec"));
            default -> Stream.of();
        };
    }

    private static Stream<RenderedObject> of(Unstructured pod, Optional<String> namespace) {
        var sources = Stream.concat(
                pod.at("volumes").items(),
                pod.at("volumes")
                        .items()
                        .flatMap(volume -> volume.at("projected", "sources").items()));
        var inVolumes = sources.flatMap(source -> Stream.of(
                // A volume has "secretName", and a source of a projected one "name".
                required(SECRET, source.at("secret"), "secretName", namespace),
                required(SECRET, source.at("secret"), "name", namespace),
                required(CONFIG_MAP, source.at("configMap"), "name", namespace)));
        var inVariables = containers(pod)
                .flatMap(container -> Stream.concat(
                        container.at("env").items().map(variable -> variable.at("valueFrom")),
                        container.at("envFrom").items()))
                .flatMap(source -> Stream.of(
                        required(SECRET, source.at("secretKeyRef"), "name", namespace),
                        required(SECRET, source.at("secretRef"), "name", namespace),
                        required(CONFIG_MAP, source.at("configMapKeyRef"), "name", namespace),
                        required(CONFIG_MAP, source.at("configMapRef"), "name", namespace)));
        return Stream.concat(inVolumes, inVariables)
                .flatMap(Optional::stream)
                .filter(wanted -> !wanted.name().equals(CLUSTERS_CA));
    }

    private static Stream<Unstructured> containers(Unstructured pod) {
        return Stream.of("initContainers", "containers")
                .flatMap(list -> pod.at(list).items());
    }

    private static Optional<RenderedObject> required(
            String kind, Unstructured source, String field, Optional<String> namespace) {
        return source.at(field)
                .text()
                .filter(name -> !name.isEmpty())
                .filter(_ -> !source.at("optional").orEmpty().equals("true"))
                .map(name -> new RenderedObject("v1", kind, name, namespace, Map.of()));
    }

    /** Whether it is a Secret; otherwise it is a ConfigMap. */
    public boolean isSecret() {
        return isSecret(object);
    }

    private static boolean isSecret(RenderedObject wanted) {
        return wanted.kind().equals(SECRET);
    }

    private static boolean isSame(RenderedObject object, RenderedObject wanted, String namespace) {
        return object.group().isEmpty()
                && object.kind().equals(wanted.kind())
                && object.name().equals(wanted.name())
                && object.namespace()
                        .orElse(namespace)
                        .equals(wanted.namespace().orElse(namespace));
    }
}

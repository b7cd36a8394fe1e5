package io.github.runneractions.deploy.chart;

import io.github.runneractions.kubernetes.api.ResourceAttributes;
import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.runtime.ToolFailed;
import io.github.runneractions.runtime.Topic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The permissions without which Helm 4.3 itself does not deploy a chart. Each was measured: Helm was run without it, against a real API
 * server.
 *
 * @param objects all that Helm applies
 * @param operation whether the release is new
 * @param namespace the release's
 */
public record RequiredPermissions(List<HelmObject> objects, Operation operation, String namespace) {
    public static final Topic UNKNOWN_KIND = new Topic("The cluster does not serve a kind of object in the chart");

    private static final List<String> OF_OBJECTS = List.of("get", "create", "patch", "delete", "list", "watch");

    /**
     * The permissions to deploy a chart into {@code namespace}.
     *
     * @param chart all of it
     * @param crdFiles the objects among them that are of {@code crds/}
     * @throws ToolFailed when the cluster does not serve the kind of an object
     */
    public static RequiredPermissions of(
            RenderedChart chart, RenderedChart crdFiles, Operation operation, RestMapper kinds, String namespace) {
        var objects = new ArrayList<HelmObject>();
        var unknown = new ArrayList<RenderedObject>();
        for (var object : chart.objects()) {
            part(object, crdFiles, operation)
                    .ifPresent(part -> kinds.find(object.apiVersion(), object.kind())
                            .or(() -> chart.definition(object))
                            .ifPresentOrElse(
                                    kind -> objects.add(HelmObject.of(object, kind, namespace, part)),
                                    () -> unknown.add(object)));
        }
        if (!unknown.isEmpty()) {
            throw UnknownKinds.of(unknown, kinds);
        }
        return new RequiredPermissions(List.copyOf(objects), operation, namespace);
    }

    private static Optional<HelmObject.Part> part(RenderedObject object, RenderedChart crdFiles, Operation operation) {
        if (crdFiles.objects().contains(object)) {
            return Optional.of(HelmObject.Part.CRD_FILE).filter(_ -> operation == Operation.INSTALL);
        }
        return Hook.of(object)
                .map(hook -> Optional.of(HelmObject.Part.HOOK).filter(_ -> hook.runsIn(operation)))
                .orElse(Optional.of(HelmObject.Part.OBJECT));
    }

    /** What belongs to the release: not its hooks, nor the files of {@code crds/}. */
    public RenderedChart kept() {
        return new RenderedChart(objects.stream()
                .filter(object -> object.part() == HelmObject.Part.OBJECT)
                .map(HelmObject::object)
                .toList());
    }

    /** All that the cluster is asked for, to know which are missing, and what that means. */
    public Set<ResourceAttributes> asked() {
        var asked = new TreeSet<ResourceAttributes>();
        secrets("get", "list", "create", "update", "patch", "delete").forEach(asked::add);
        objects.forEach(object -> {
            OF_OBJECTS.forEach(verb -> object.verbs(verb).forEach(asked::add));
            object.readWith(Waiting.WATCHER).ifPresent(asked::add);
        });
        asked.addAll(WantedPermissions.ofPods(namespace));
        return asked;
    }

    /**
     * Those that the account lacks and cannot do without.
     *
     * @param exists whether the cluster has an object: then the permission to create it is not needed
     */
    public List<ResourceAttributes> lacking(Rights rights, Predicate<RenderedObject> exists) {
        var lacking = new TreeSet<ResourceAttributes>();
        Stream.concat(secrets("list", "create"), objects.stream().flatMap(HelmObject::always))
                .forEach(lacking::add);
        // Helm updates its record at the end; what the account may patch, this action writes for it.
        if (operation == Operation.UPGRADE && !rights.maySecrets("get", "patch")) {
            secrets("update").forEach(lacking::add);
        }
        objects.stream()
                .filter(object -> !object.verbs("create").allMatch(rights::may))
                .filter(object -> !object.verbs("get").allMatch(rights::may) || !exists.test(object.object()))
                .flatMap(object -> object.verbs("create"))
                .forEach(lacking::add);
        if (waiting(rights).isEmpty()) {
            objects.stream()
                    .filter(object -> !Waiting.NONE.isAllowed(object, rights))
                    .flatMap(object -> object.verbs("list", "watch"))
                    .forEach(lacking::add);
        }
        lacking.removeIf(rights::may);
        return List.copyOf(lacking);
    }

    /** The best way to wait that the rights allow; empty when Helm would fail with each. */
    public Optional<Waiting> waiting(Rights rights) {
        return Stream.of(Waiting.values())
                .filter(way -> objects.stream().allMatch(object -> way.isAllowed(object, rights)))
                .findFirst();
    }

    /** What the account lacks for {@code waiting}, to wait as Helm does by default. */
    Collection<ResourceAttributes> forWatching() {
        return objects.stream()
                .flatMap(object ->
                        Stream.concat(object.verbs("list", "watch"), object.readWith(Waiting.WATCHER).stream()))
                .toList();
    }

    /** To delete again what a failed deployment has created. */
    Collection<ResourceAttributes> forUndoing() {
        return Stream.concat(
                        secrets("get", "delete"),
                        objects.stream()
                                .filter(object -> object.part() == HelmObject.Part.OBJECT)
                                .flatMap(object -> object.verbs("delete", "get")))
                .toList();
    }

    private Stream<ResourceAttributes> secrets(String... verbs) {
        return Stream.of(verbs).map(verb -> ResourceAttributes.to(verb, ApiResource.SECRETS, namespace));
    }
}

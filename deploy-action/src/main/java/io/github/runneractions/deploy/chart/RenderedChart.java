package io.github.runneractions.deploy.chart;

import io.github.runneractions.kubernetes.ApiResource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The objects that a chart comes to with its values. */
public record RenderedChart(List<RenderedObject> objects) {
    private static final List<String> WITH_PODS = List.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet");

    private static final int FEW = 5;

    /** Reads what {@code helm template} prints. */
    public static RenderedChart parse(String manifest) {
        var objects = new ArrayList<RenderedObject>();
        var settings = LoadSettings.builder().setAllowDuplicateKeys(true).build();
        for (var document : new Load(settings).loadAllFromString(manifest)) {
            items(document).map(RenderedObject::of).flatMap(Optional::stream).forEach(objects::add);
        }
        return new RenderedChart(List.copyOf(objects));
    }

    /** Such as {@code Deployment demo, ServiceAccount demo}; of many objects, how many of each kind. */
    public String describe() {
        if (objects.size() <= FEW) {
            return objects.stream()
                    .map(object -> object.kind() + " " + object.name())
                    .sorted()
                    .collect(Collectors.joining(", "));
        }
        var counts = objects.stream()
                .collect(Collectors.groupingBy(RenderedObject::kind, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(kind -> kind.getValue() + " " + kind.getKey())
                .collect(Collectors.joining(", "));
    }

    /** The objects that keep pods. */
    public List<Workload> workloads() {
        return objects.stream()
                .filter(object -> WITH_PODS.contains(object.kind()))
                .map(Workload::of)
                .toList();
    }

    /**
     * The workloads whose pods are runners: those that say so by the label {@code app.kubernetes.io/component: runner}, or
     * all, when none does.
     */
    public List<Workload> runners() {
        var all = workloads();
        var said = all.stream().filter(Workload::saysRunner).toList();
        return said.isEmpty() ? all : said;
    }

    /** Where {@code object} will be served, when the chart itself brings the definition of its kind. */
    Optional<ApiResource> definition(RenderedObject object) {
        return objects.stream()
                .filter(other -> other.kind().equals("CustomResourceDefinition"))
                .map(other -> new YamlPath(other.body()).at("spec"))
                .filter(spec -> spec.at("names")
                        .text("kind")
                        .filter(object.kind()::equals)
                        .isPresent())
                .map(spec -> new ApiResource(
                        spec.text("group").orElse(""),
                        object.apiVersion().substring(object.apiVersion().indexOf('/') + 1),
                        spec.at("names").text("plural").orElse(""),
                        object.kind(),
                        spec.text("scope").filter("Namespaced"::equals).isPresent()))
                .findFirst();
    }

    private static Stream<?> items(Object document) {
        return document instanceof Map<?, ?> body && body.get("items") instanceof Collection<?> items
                ? items.stream()
                : Stream.of(Optional.ofNullable(document).orElse(Map.of()));
    }
}

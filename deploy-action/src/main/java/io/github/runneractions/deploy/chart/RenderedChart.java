package io.github.runneractions.deploy.chart;

import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.kubernetes.object.Unstructured;
import io.github.runneractions.kubernetes.object.Yaml;
import io.github.runneractions.runtime.ForeignText;
import io.github.runneractions.runtime.ToolFailed;
import io.github.runneractions.runtime.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The objects that a chart renders with its values. */
public record RenderedChart(List<RenderedObject> objects) {
    private static final List<String> WITH_PODS = List.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet");

    private static final int FEW = 5;

    private static final String SOURCE = "# Source: ";

    /** NEL, LS and PS, which end a comment in YAML 1.1 only, and the byte order mark. */
    private static final String BREAKS = "\u0085\u2028\u2029\ufeff";

    static final Topic NOT_YAML = new Topic("The chart does not render to YAML");

    private static final LoadSettings RENDERED = settings(HelmScalars.MERGING);
    private static final LoadSettings RECORDED = settings(HelmScalars.PLAIN);

    /** The whole manifest is already in memory, so its size needs no limit; bundles of CRDs have many megabytes. */
    private static LoadSettings settings(HelmScalars scalars) {
        return LoadSettings.builder()
                .setSchema(scalars)
                .setAllowDuplicateKeys(true)
                .setCodePointLimit(Integer.MAX_VALUE)
                .build();
    }

    /**
     * Reads what {@code helm template} prints.
     *
     * @throws ToolFailed when it is not YAML; its message does not quote the text, which may contain Secrets
     */
    public static RenderedChart parse(String manifest) {
        return parse(manifest, RENDERED);
    }

    private static RenderedChart parse(String manifest, LoadSettings settings) {
        var objects = new ArrayList<RenderedObject>();
        try {
            for (var document : Yaml.documents(manifest, settings)) {
                items(document)
                        .map(RenderedObject::of)
                        .flatMap(Optional::stream)
                        .forEach(objects::add);
            }
        } catch (MarkedYamlEngineException e) {
            throw notYaml(e.getProblemMark()
                    .map(mark -> " (line " + (mark.getLine() + 1) + ")")
                    .orElse(""));
        } catch (YamlEngineException | IllegalArgumentException _) {
            // Also when it is nested too deep, or a number is none.
            throw notYaml("");
        }
        return new RenderedChart(List.copyOf(objects));
    }

    /**
     * Reads the manifest of a record as Helm does. It is refused where Helm's YAML parser may find another object in it than ours: at
     * line breaks of YAML 1.1, keys that are merged into an object, and names that are no plain text.
     *
     * @throws ToolFailed when it is not YAML, or not the same for each parser
     */
    public static RenderedChart parseRecorded(String manifest) {
        var chart = parse(manifest, RECORDED);
        if (BREAKS.chars().anyMatch(character -> manifest.indexOf(character) >= 0)
                || !StandardCharsets.UTF_8.newEncoder().canEncode(manifest)
                || !chart.objects().stream().allMatch(RenderedObject::isPlain)) {
            throw notYaml("");
        }
        return chart;
    }

    private static ToolFailed notYaml(String where) {
        return new ToolFailed(
                NOT_YAML,
                "Tried to read what the chart renders, but it is not YAML" + where + ".",
                "Check what it renders with `helm template`: quote the value, or correct the indentation.",
                null);
    }

    /** Such as {@code Deployment demo, ServiceAccount demo}; of many objects, how many of each kind. */
    public String describe() {
        if (objects.size() <= FEW) {
            return objects.stream()
                    .map(object -> ForeignText.inOneLine(object.kind() + " " + object.name()))
                    .sorted()
                    .collect(Collectors.joining(", "));
        }
        var counts = objects.stream()
                .collect(Collectors.groupingBy(RenderedObject::kind, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(kind -> kind.getValue() + " " + ForeignText.inOneLine(kind.getKey()))
                .collect(Collectors.joining(", "));
    }

    /**
     * The name of the chart that rendered {@code manifest}: Helm writes a comment with each file of a template.
     *
     * @return empty when it renders nothing
     */
    public static Optional<String> nameIn(String manifest) {
        var start = manifest.indexOf(SOURCE);
        var end = manifest.indexOf('/', Math.max(start, 0));
        return start >= 0 && end >= 0
                ? Optional.of(manifest.substring(start + SOURCE.length(), end))
                : Optional.empty();
    }

    /** The objects that {@code other} does not have. */
    public RenderedChart without(RenderedChart other) {
        return new RenderedChart(objects.stream()
                .filter(object -> other.objects().stream().noneMatch(object::isTheSameAs))
                .toList());
    }

    /** The objects that keep pods. */
    public List<Workload> workloads() {
        return withPods().stream().map(Workload::of).toList();
    }

    /** The objects that keep pods, as the chart renders them. */
    public List<RenderedObject> withPods() {
        return objects.stream()
                .filter(object -> WITH_PODS.contains(object.kind()))
                .toList();
    }

    /**
     * The workloads whose pods are runners: those with the pod label {@code app.kubernetes.io/component: runner}, or
     * all, when none has it.
     */
    public List<Workload> runners() {
        var all = workloads();
        var labelled = all.stream().filter(Workload::hasRunners).toList();
        return labelled.isEmpty() ? all : labelled;
    }

    /** Where {@code object} will be served, when the chart itself has the definition of its kind. */
    Optional<ApiResource> definition(RenderedObject object) {
        return objects.stream()
                .filter(other -> other.kind().equals("CustomResourceDefinition"))
                .map(other -> new Unstructured(other.body()).at("spec"))
                .filter(spec -> spec.at("names", "kind")
                        .text()
                        .filter(object.kind()::equals)
                        .isPresent())
                .map(spec -> new ApiResource(
                        spec.at("group").orEmpty(),
                        object.apiVersion().substring(object.apiVersion().indexOf('/') + 1),
                        spec.at("names", "plural").orEmpty(),
                        object.kind(),
                        spec.at("scope").text().filter("Namespaced"::equals).isPresent()))
                .findFirst();
    }

    private static Stream<?> items(Object document) {
        return document instanceof Map<?, ?> body && body.get("items") instanceof Collection<?> items
                ? items.stream()
                : Stream.of(Optional.ofNullable(document).orElse(Map.of()));
    }
}

package io.github.runneractions.deploy.helm;

import io.github.runneractions.deploy.file.StepFolder;
import io.github.runneractions.kubernetes.object.Unstructured;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.ForeignText;
import io.github.runneractions.runtime.PreconditionFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The dependencies of a chart in a folder of our own. Those that are missing are fetched as the lock file has them; without one, Helm
 * says that they are missing, because the newest ones could be others each time.
 */
record ChartDependencies(ChartFetch fetch, Path chart) {
    private static final String PACKED = ".tgz";
    private static final List<String> SERVERS = List.of("https://", "http://", "oci://");

    /** Fetches what is missing. */
    void fetchMissing() {
        if (!Files.isRegularFile(chart.resolve("Chart.lock"))) {
            return;
        }
        try {
            var all = ChartVersion.metadata(chart).stream()
                    .flatMap(metadata ->
                            new Unstructured(metadata).at("dependencies").items())
                    .toList();
            var names = all.stream()
                    .flatMap(dependency -> dependency.at("name").text().stream())
                    .distinct()
                    .toList();
            var missing = missing(chart, names);
            if (!missing.isEmpty()) {
                requireOnlyServers(all);
                requireOnlyServers(locked());
                RegistryFiles.repositories(fetch.workspace(), repositories(all), Optional.empty());
                fetch.fetchDependencies(chart, String.join(", ", missing));
            }
        } catch (IOException e) {
            throw StepFolder.unwritable(e);
        }
    }

    private List<Unstructured> locked() throws IOException {
        return ChartVersion.mapping(chart.resolve("Chart.lock")).stream()
                .flatMap(lock -> new Unstructured(lock).at("dependencies").items())
                .toList();
    }

    /** Helm packs a folder of this machine into the chart with what links in it lead to, be it outside the workspace. */
    private static void requireOnlyServers(List<Unstructured> dependencies) {
        for (var dependency : dependencies) {
            var repository = dependency.at("repository").text().orElse("");
            if (!repository.isEmpty() && SERVERS.stream().noneMatch(repository::startsWith)) {
                throw new PreconditionFailed(
                        HelmCauses.NOT_FETCHED,
                        Failure.cause(
                                "fetch the chart's dependencies",
                                "the repository of "
                                        + ForeignText.inOneLine(
                                                dependency.at("name").text().orElse("one")) + " is "
                                        + ForeignText.inOneLine(repository) + ", which is not a server"),
                        "Commit that dependency in the chart's folder `charts`, or take it from a repository or registry.");
            }
        }
    }

    /** Helm fetches from a repository only if it knows it; registries need no such thing. */
    private static List<String> repositories(List<Unstructured> dependencies) {
        return dependencies.stream()
                .flatMap(dependency -> dependency.at("repository").text().stream())
                .filter(url -> url.startsWith("https://") || url.startsWith("http://"))
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(java.util.LinkedHashSet::new), List::copyOf));
    }

    /** Those of {@code names} that are in no version, packed or not, in the chart's folder for them: Helm takes each version. */
    static List<String> missing(Path chart, List<String> names) throws IOException {
        var charts = chart.resolve("charts");
        if (!Files.isDirectory(charts)) {
            return names;
        }
        try (var entries = Files.list(charts)) {
            var found = new HashSet<String>();
            for (var entry : (Iterable<Path>) entries::iterator) {
                if (Files.isDirectory(entry)) {
                    nameIn(entry).ifPresent(found::add);
                } else {
                    packed(String.valueOf(entry.getFileName()), names).ifPresent(found::add);
                }
            }
            return names.stream().filter(name -> !found.contains(name)).toList();
        }
    }

    private static Optional<String> nameIn(Path chart) throws IOException {
        return ChartVersion.metadata(chart)
                .flatMap(metadata -> new Unstructured(metadata).at("name").text());
    }

    /** A chart is packed as its name, a hyphen and its version. The name may have hyphens too, and the version. */
    private static Optional<String> packed(String file, List<String> names) {
        return names.stream()
                .filter(name -> file.startsWith(name + "-") && file.endsWith(PACKED))
                .filter(name ->
                        ChartVersion.isSemantic(file.substring(name.length() + 1, file.length() - PACKED.length())))
                .max(Comparator.comparingInt(String::length));
    }
}

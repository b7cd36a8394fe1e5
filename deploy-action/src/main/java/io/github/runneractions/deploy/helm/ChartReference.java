package io.github.runneractions.deploy.helm;

import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.InputParsers;
import io.github.runneractions.toolkit.Inputs;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a chart comes from. */
public sealed interface ChartReference {
    /** Helm's arguments for the chart. */
    List<String> arguments(Path bundled);

    /** The runner chart that comes with this action. */
    record Bundled() implements ChartReference {
        @Override
        public List<String> arguments(Path bundled) {
            return List.of(bundled.toString());
        }
    }

    /** A folder or a packed chart in the workspace. */
    record Local(Path path) implements ChartReference {
        @Override
        public List<String> arguments(Path bundled) {
            return List.of(path.toString());
        }
    }

    /** A chart in an OCI registry, or a packed chart at a URL. */
    record Remote(String url, Optional<String> version) implements ChartReference {
        @Override
        public List<String> arguments(Path bundled) {
            return with(List.of(url), version);
        }
    }

    /** A chart in a repository with an index. */
    record InRepository(String repository, String name, Optional<String> version) implements ChartReference {
        @Override
        public List<String> arguments(Path bundled) {
            return with(List.of(name, "--repo", repository), version);
        }
    }

    /** Reads {@code chart}, {@code chart-repository} and {@code chart-version}. */
    static Input<ChartReference> read(Inputs inputs) {
        var repository = inputs.optional("chart-repository");
        var version = inputs.optional("chart-version");
        if (repository.isPresent()) {
            // For its problems only.
            inputs.required("chart-repository", InputParsers::url);
            return inputs.required("chart", ChartInput::nameInRepository)
                    .map(name -> new InRepository(repository.get(), name, version));
        }
        var remote = inputs.optional("chart").filter(text -> text.contains("://"));
        if (version.isPresent() && remote.isEmpty()) {
            inputs.problem(
                    "chart-version",
                    "chooses among the versions in a registry or repository, but the chart is a local one; leave it out");
        }
        return inputs.optional(
                        "chart",
                        text -> remote.isPresent()
                                ? new Remote(ChartInput.plain(text), version)
                                : new Local(ChartInput.local(text)))
                .map(chart -> chart.orElseGet(Bundled::new));
    }

    private static List<String> with(List<String> arguments, Optional<String> version) {
        return Stream.concat(arguments.stream(), version.stream().flatMap(number -> Stream.of("--version", number)))
                .toList();
    }
}

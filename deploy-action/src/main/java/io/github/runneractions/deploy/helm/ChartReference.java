package io.github.runneractions.deploy.helm;

import io.github.runneractions.deploy.file.ChartFiles;
import io.github.runneractions.deploy.file.InputFiles;
import io.github.runneractions.toolkit.Input;
import io.github.runneractions.toolkit.InputParsers;
import io.github.runneractions.toolkit.Inputs;
import java.util.Optional;

/** Where a chart comes from. */
public sealed interface ChartReference {
    /** The runner chart that comes with this action. */
    record Bundled() implements ChartReference {}

    /** A folder or a packed chart in the workspace. */
    record Local(ChartFiles files) implements ChartReference {}

    /** A chart in an OCI registry, or a packed chart at a URL. */
    record Remote(String url, Optional<String> version) implements ChartReference {}

    /** A chart in a repository with an index. */
    record InRepository(String repository, String name, Optional<String> version) implements ChartReference {}

    /** Reads {@code chart}, {@code chart-repository} and {@code chart-version}. */
    static Input<ChartReference> read(Inputs inputs) {
        var repository = inputs.optional("chart-repository");
        var version = inputs.optional("chart-version");
        if (repository.isPresent()) {
            // For its problems only.
            inputs.required("chart-repository", InputParsers::url);
            return inputs.required("chart", ChartInput::name)
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
                                ? new Remote(ChartInput.url(text), version)
                                : new Local(ChartFiles.of(InputFiles.of(inputs.environment()), ChartInput.plain(text))))
                .map(chart -> chart.orElseGet(Bundled::new));
    }
}

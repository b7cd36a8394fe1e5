package io.github.runneractions.deploy.helm;

import io.github.runneractions.deploy.file.StepFolder;
import io.github.runneractions.runtime.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings a chart into the step's folder, once: the chart that is checked is the one that is deployed, whatever a repository serves in
 * between.
 *
 * @param bundled the chart of the image
 * @param limit for the download
 */
public record ChartFetch(Helm helm, HelmWorkspace workspace, Path bundled, Duration limit, Log log) {
    /** A server that never answers must not take the time for the deployment. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    /**
     * The path of the chart.
     *
     * @throws io.github.runneractions.runtime.Failure when it cannot be fetched or verified
     */
    public Path fetch(ChartSource source) {
        var chart = switch (source.reference()) {
            case ChartReference.Bundled _ -> source.version().isPresent() ? workspace.chart(bundled) : bundled;
            case ChartReference.Local local -> {
                var copy = workspace.chart(local.files());
                new ChartDependencies(this, copy).fetchMissing();
                yield copy;
            }
            case ChartReference.Remote remote -> {
                source.login().ifPresent(login -> RegistryFiles.login(workspace, remote.url(), login));
                yield fetched(
                        source, pull(source, remote.url(), List.of(remote.url()), remote.version()), remote.url());
            }
            case ChartReference.InRepository in ->
                fetched(source, fromRepository(source, in), in.repository() + " " + in.name());
        };
        source.version().ifPresent(version -> ChartVersion.stamp(chart, version, log));
        return chart;
    }

    private Path fetched(ChartSource source, Path chart, String name) {
        log.info("Fetched the chart " + name
                + source.keyring().map(_ -> ", and verified its signature").orElse(""));
        return workspace.named(chart, name);
    }

    private Path fromRepository(ChartSource source, ChartReference.InRepository in) {
        // With a file, since Helm has a password as an argument only, and deletes the index of a repository that is an
        // argument.
        RegistryFiles.repositories(workspace, List.of(in.repository()), source.login());
        download(source.login()).run("fetch the index of " + in.repository(), HelmCommand.refresh(time()));
        var index = new RepositoryIndex(workspace, in.repository());
        var name = in.repository() + " " + in.name();
        var chart = List.of(RepositoryIndex.REPOSITORY + "/" + in.name());
        if (source.version().isPresent()) {
            // What Helm unpacks, it does not leave packed.
            var packed = pull(source.packed(), name, chart, in.version());
            index.requireListed(in.name(), packed).ifPresent(digest -> index.keep(packed, digest));
            return pull(source, name, chart, in.version());
        }
        var packed = pull(source, name, chart, in.version());
        index.requireListed(in.name(), packed);
        return packed;
    }

    private Path pull(ChartSource source, String name, List<String> chart, Optional<String> version) {
        var arguments = new ArrayList<>(chart);
        version.ifPresent(number -> arguments.addAll(List.of("--version", number)));
        source.keyring()
                .map(keyring -> workspace.file("keyring.gpg", "keyring", keyring.content()))
                .ifPresent(file -> arguments.addAll(List.of("--verify", "--keyring", file.toString())));
        // Its metadata can only be changed in a folder.
        var isUnpacked = source.version().isPresent();
        var folder = workspace.folder(isUnpacked ? "unpacked" : "fetched");
        arguments.addAll(
                isUnpacked
                        ? List.of("--untar", "--untardir", folder.toString())
                        : List.of("--destination", folder.toString()));
        download(source.login()).run("fetch the chart " + name, HelmCommand.pull(arguments, time()));
        return found(folder);
    }

    private static Path found(Path folder) {
        // Helm names the file as the URL ends, whatever that is.
        try (var entries = Files.newDirectoryStream(folder)) {
            for (var entry : entries) {
                if ((Files.isRegularFile(entry) && !entry.toString().endsWith(".prov"))
                        || Files.exists(entry.resolve("Chart.yaml"))) {
                    return entry;
                }
            }
        } catch (IOException e) {
            throw StepFolder.unwritable(e);
        }
        throw new IllegalStateException("Helm has fetched no chart");
    }

    private Duration time() {
        return limit.compareTo(LONGEST) < 0 ? limit : LONGEST;
    }

    private ChartDownload download(Optional<ChartSource.Login> login) {
        return new ChartDownload(helm, login, log);
    }

    void fetchDependencies(Path chart, String names) {
        log.info("Fetching the chart's dependencies as its lock file lists them: " + names);
        download(Optional.empty()).run("fetch the chart's dependencies", HelmCommand.dependencies(chart, time()));
    }
}

package io.github.runneractions.deploy.helm;

import io.github.runneractions.deploy.file.StepFolder;
import io.github.runneractions.kubernetes.object.Unstructured;
import io.github.runneractions.kubernetes.object.Yaml;
import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.ForeignText;
import io.github.runneractions.runtime.ToolFailed;
import io.github.runneractions.runtime.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The index of a repository, as Helm has downloaded it. It may list charts of other servers, with their digests. Helm does not compare
 * these.
 */
record RepositoryIndex(HelmWorkspace workspace, String url) {
    /** An index of a large repository has tens of megabytes, and is in memory already. */
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();

    static final Topic NOT_LISTED = new Topic("The chart is not the one that its repository lists");

    /** The only repository of the run. */
    static final String REPOSITORY = RegistryFiles.name(0);

    /**
     * Fails when the index has another digest for {@code file} than it has.
     *
     * @param chart its name in the index
     * @param file as Helm names it: like the end of the chart's URL
     * @return its digest, if the index has it
     */
    Optional<String> requireListed(String chart, Path file) {
        try {
            var index = Files.readString(
                    workspace.cache().resolve("repository/" + REPOSITORY + "-index.yaml"), StandardCharsets.UTF_8);
            var digest = digest(file);
            // Of a long index, reading it as YAML would take more than a second.
            if (new IndexLines(chart, String.valueOf(file.getFileName()), digest).areIn(index)) {
                return Optional.of(digest);
            }
            var listed = listed(index, chart, String.valueOf(file.getFileName()));
            listed.filter(other -> !other.toLowerCase(Locale.ROOT).endsWith(digest))
                    .ifPresent(other -> {
                        throw new ToolFailed(
                                NOT_LISTED,
                                Failure.cause(
                                        "fetch the chart " + chart + " from " + url,
                                        "its file has the SHA-256 digest " + digest
                                                + ", and the repository's index lists " + ForeignText.quote(other)
                                                + " for it"),
                                "Do not deploy it. Ask who publishes the chart: its file was replaced or damaged, or the index is"
                                        + " not up to date.",
                                null);
                    });
            return listed.map(_ -> digest);
        } catch (IOException e) {
            throw StepFolder.unwritable(e);
        }
    }

    /** Lets Helm take {@code file} in place of downloading it again. */
    void keep(Path file, String digest) {
        try {
            var folder = Files.createDirectories(workspace.cache().resolve("content/" + digest.substring(0, 2)));
            Files.copy(file, folder.resolve(digest + ".chart"));
        } catch (IOException e) {
            throw StepFolder.unwritable(e);
        }
    }

    private static Optional<String> listed(String index, String chart, String file) {
        try {
            return new Unstructured(Yaml.documents(index, SETTINGS).getFirst())
                    .at("entries", chart)
                    .items()
                    .filter(entry -> isOf(entry, file))
                    .flatMap(entry -> entry.at("digest").text().stream())
                    .filter(digest -> !digest.isEmpty())
                    .findFirst();
        } catch (YamlEngineException | IllegalArgumentException | NoSuchElementException _) {
            // Helm reads it another way, and has found the chart in it.
            return Optional.empty();
        }
    }

    /** Helm downloads from the first URL. */
    private static boolean isOf(Unstructured entry, String file) {
        return entry.at("urls")
                .items()
                .findFirst()
                .flatMap(Unstructured::text)
                .map(url -> url.replaceFirst("[?#].*", ""))
                .filter(path -> path.equals(file) || path.endsWith("/" + file))
                .isPresent();
    }

    private static String digest(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}

package io.github.runneractions.imagebuilder.licence;

import io.github.runneractions.sandbox.runner.action.FileTree;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * Writes the licences of what is in an action's jar: a folder for each Maven artefact with the texts that its jar has, and {@code licences.txt}
 * with a line for each. Fails if one names no licence that fits: what is shipped must be free to use, change and pass on.
 */
public final class WriteLicences {
    private static final Pattern TEXTS = Pattern.compile("(?i)(META-INF/)?(LICEN[CS]E|NOTICE|COPYING)[^/]*");
    private static final Map<String, Pattern> FITTING = fitting();

    private WriteLicences() {}

    private static Map<String, Pattern> fitting() {
        var fitting = new LinkedHashMap<String, Pattern>();
        fitting.put("Apache-2.0", Pattern.compile("(?i)apache.*2|apache\\.org/licenses/LICENSE-2"));
        fitting.put("MIT", Pattern.compile("(?i)\\bMIT\\b|bouncy castle"));
        fitting.put("BSD-3-Clause", Pattern.compile("(?i)BSD.*3|3.*BSD|new BSD|go license"));
        fitting.put("BSD-2-Clause", Pattern.compile("(?i)BSD.*2|2.*BSD"));
        return fitting;
    }

    /** Arguments: a file with the class path of the jar's artefacts, the folder to write. */
    public static void main(String[] args) {
        try {
            write(jars(Path.of(args[0])), Path.of(args[1]));
        } catch (IOException | IllegalStateException e) {
            System.err.println("licences: " + e.getMessage());
            System.exit(1);
        }
    }

    /** Those of other projects: this one's modules are folders, or jars beside them. */
    private static List<Path> jars(Path libraries) throws IOException {
        return Stream.of(Files.readString(libraries).strip().split(File.pathSeparator))
                .filter(path -> path.endsWith(".jar"))
                .map(Path::of)
                .filter(jar -> Files.exists(Path.of(jar.toString().replaceFirst("\\.jar$", ".pom"))))
                .sorted()
                .toList();
    }

    /**
     * Writes those of {@code jars}, which lie in a local repository.
     *
     * @throws IllegalStateException that names all artefacts without a licence that fits
     */
    static void write(List<Path> jars, Path folder) throws IOException {
        // What an older version of an artefact had is not in the jar any more.
        FileTree.delete(folder);
        var kinds = new TreeMap<String, String>();
        var unfit = new ArrayList<String>();
        for (var jar : jars) {
            var name = String.valueOf(jar.getFileName()).replaceFirst("\\.jar$", "");
            var licences = Pom.beside(jar).licences();
            var kind = kind(licences);
            if (kind.isPresent()) {
                kinds.put(name, kind.get());
                copyTexts(jar, folder.resolve(name));
            } else {
                unfit.add(name + " (" + (licences.isEmpty() ? "none named" : String.join("; ", licences)) + ")");
            }
        }
        if (!unfit.isEmpty()) {
            throw new IllegalStateException("no licence that fits: " + String.join(", ", unfit));
        }
        Files.createDirectories(folder);
        var lines = kinds.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList();
        Files.write(folder.resolve("licences.txt"), lines);
    }

    /** By its SPDX name. One that fits is enough: who uses the artefact may choose. */
    private static Optional<String> kind(List<String> licences) {
        return licences.stream()
                .flatMap(licence -> FITTING.entrySet().stream()
                        .filter(entry -> entry.getValue().matcher(licence).find())
                        .map(Map.Entry::getKey)
                        .limit(1))
                .findFirst();
    }

    private static void copyTexts(Path jar, Path folder) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            for (var entry : zip.stream().toList()) {
                if (TEXTS.matcher(entry.getName()).matches()) {
                    Files.createDirectories(folder);
                    var file = entry.getName().replaceFirst("^META-INF/", "");
                    Files.write(folder.resolve(file), zip.getInputStream(entry).readAllBytes());
                }
            }
        }
    }
}

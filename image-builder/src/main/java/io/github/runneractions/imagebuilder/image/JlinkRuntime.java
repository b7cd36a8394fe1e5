package io.github.runneractions.imagebuilder.image;

import io.github.runneractions.sandbox.runner.action.FileTree;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Java runtime of an image, linked from the JDK that runs the build. Linking takes seconds, so what was linked from
 * the same JDK with the same modules is taken again, from this action or the one beside it.
 *
 * @param action the action's folder; the runtime lies in its {@code target/image}
 */
record JlinkRuntime(Path action) {

    /** The large tables among the character sets of locales that an image never has: its launcher sets UTF-8. */
    private static final String RARE_CHARSETS = Stream.of(
                    "Big5", "EUC_*", "GB18030", "GBK", "HKSCS*", "JIS_*", "Johab", "MS932", "SJIS*")
            .map(name -> "glob:/java.base/sun/nio/cs/" + name + "*.class")
            .collect(Collectors.joining(","));

    // Not zip-9: a layer's own compression does better on files that are not compressed yet.
    private static final List<String> OPTIONS = List.of(
            "--strip-java-debug-attributes",
            "--no-header-files",
            "--no-man-pages",
            "--compress",
            "zip-0",
            "--exclude-resources",
            RARE_CHARSETS);

    /** What of {@code bin} is in an image: keytool is in every runtime, and no action starts it. */
    private static final List<String> PROGRAMS = List.of("java");

    /** What only other programs read: those that look into a runtime, and those that make a CDS archive of one. */
    private static final List<String> FOR_OTHERS = List.of("lib/jrt-fs.jar", "lib/classlist");

    /**
     * Makes the folder hold a runtime with these modules.
     *
     * @param modules names, separated by commas
     * @return how it came about, for the log
     */
    String link(String modules) throws IOException {
        var wanted = "%s\n%s\n%s\n%s\nwithout %s, stripped, authorities moved\n"
                .formatted(
                        Runtime.version(),
                        modules,
                        String.join(" ", OPTIONS),
                        String.join(" ", PROGRAMS),
                        String.join(" ", FOR_OTHERS));
        if (isLinkedFrom(wanted)) {
            return "kept";
        }
        Files.deleteIfExists(record());
        FileTree.delete(folder());
        Files.createDirectories(action.resolve("target/image"));
        var twin = siblings().filter(sibling -> sibling.isLinkedFrom(wanted)).findFirst();
        if (twin.isPresent()) {
            FileTree.copy(twin.get().folder(), folder());
        } else {
            jlink(modules);
            SecurityProviders.keepPresent(folder());
            PublicAuthorities.move(folder());
            removeOtherPrograms();
            removeWhatIsForOthers();
            stripLibraries();
            replaceLinks();
        }
        new RuntimeLayer(action).fill(folder());
        Files.writeString(record(), wanted);
        return twin.isPresent() ? "copied" : "linked";
    }

    private void removeOtherPrograms() throws IOException {
        try (var programs = Files.list(folder().resolve("bin"))) {
            for (var program : programs.toList()) {
                if (!PROGRAMS.contains(program.getFileName().toString())) {
                    Files.delete(program);
                }
            }
        }
    }

    private void removeWhatIsForOthers() throws IOException {
        for (var name : FOR_OTHERS) {
            Files.deleteIfExists(folder().resolve(name));
        }
    }

    private void stripLibraries() throws IOException {
        try (var files = Files.walk(folder().resolve("lib"))) {
            for (var library :
                    files.filter(file -> file.toString().endsWith(".so")).toList()) {
                LeanLibrary.strip(library);
            }
        }
    }

    /** The licences of most modules are links to those of java.base, whose own times no copy keeps. */
    private void replaceLinks() throws IOException {
        try (var files = Files.walk(folder())) {
            for (var link : files.filter(Files::isSymbolicLink).toList()) {
                var content = link.toRealPath();
                Files.delete(link);
                Files.copy(content, link, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private boolean isLinkedFrom(String wanted) {
        try {
            return Files.isExecutable(folder().resolve("bin/java"))
                    && new RuntimeLayer(action).isThere()
                    && Files.exists(record())
                    && Files.readString(record()).equals(wanted);
        } catch (IOException _) {
            return false;
        }
    }

    private Stream<JlinkRuntime> siblings() throws IOException {
        try (var folders = Files.list(action.resolve("..").normalize())) {
            return folders.filter(folder -> !folder.equals(action)).sorted().map(JlinkRuntime::new).toList().stream();
        }
    }

    private Path folder() {
        return action.resolve("target/image/runtime");
    }

    /** Says what the runtime was linked from; written last, so that half a runtime is never taken. */
    private Path record() {
        return action.resolve("target/runtime.txt");
    }

    private void jlink(String modules) throws IOException {
        var jlink = ToolProvider.findFirst("jlink")
                .orElseThrow(() -> new IOException("The JDK of this build has no jlink"));
        var said = new StringWriter();
        var arguments =
                Stream.concat(OPTIONS.stream(), Stream.of("--add-modules", modules, "--output", folder().toString()));
        int exitCode =
                jlink.run(new PrintWriter(said, true), new PrintWriter(said, true), arguments.toArray(String[]::new));
        if (exitCode != 0) {
            throw new IOException("jlink ended with " + exitCode + ":\n" + said);
        }
    }
}

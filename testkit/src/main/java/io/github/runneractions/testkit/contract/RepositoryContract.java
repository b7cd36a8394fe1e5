package io.github.runneractions.testkit.contract;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.AssertionFailedError;

/** The promises of the repository as a whole, as tests: its snippets work, its troubleshooting page is whole. */
public final class RepositoryContract {

    private static final Set<String> SKIPPED = Set.of("target", "node_modules", ".git", "src");

    private static final Pattern NAMED_TEST = Pattern.compile("`(\\w+Test|[\\w/]+_test\\.go)`");

    private final Path repository;

    private RepositoryContract(Path repository) {
        this.repository = repository;
    }

    /** That of the repository in a folder. */
    public static RepositoryContract of(Path repository) {
        return new RepositoryContract(repository.toAbsolutePath().normalize());
    }

    /**
     * One test for each Markdown file, example and workflow with YAML in it: what uses one of our actions gives it all
     * required inputs and none it does not know, and reads only outputs that it has.
     */
    public Stream<DynamicTest> snippets() {
        return files().stream()
                .map(file -> dynamicTest(
                        "snippets of " + repository.relativize(file), file.toUri(), () -> checkSnippets(file)));
    }

    /**
     * Every failure in the modules' class files has its heading on the troubleshooting page, and no heading is left over:
     * for the last module of a build, when all are compiled.
     */
    public DynamicTest troubleshooting() {
        return troubleshooting(this::topics);
    }

    /** Compares headings instead of class files. */
    public DynamicTest troubleshooting(Set<String> topics) {
        return troubleshooting(() -> topics);
    }

    private DynamicTest troubleshooting(Callable<Set<String>> topics) {
        var page = repository.resolve("docs/troubleshooting.md");
        return dynamicTest(
                "docs/troubleshooting.md explains every failure",
                page.toUri(),
                () -> new Difference(Headings.second(Files.readString(page)), topics.call())
                        .mustBeNone(
                                "Explain these failures under a heading in docs/troubleshooting.md",
                                "No failure leads to these headings of docs/troubleshooting.md"));
    }

    private Set<String> topics() throws IOException {
        var modules = new Modules(repository);
        var code = new CompiledCode();
        code.add(modules.common());
        code.add(modules.actions());
        var topics = new TreeSet<>(code.topics());
        topics.addAll(new NodeFormContract(repository).topics());
        return topics;
    }

    /**
     * Every setting that a failure's hint can name, in the common modules' class files, is an input that an action declares:
     * for the last module of a build, when all are compiled.
     */
    public DynamicTest settings() {
        return settings(this::settingsOfCommon);
    }

    /** The same from names instead of class files. */
    public DynamicTest settings(Set<String> names) {
        return settings(() -> names);
    }

    private DynamicTest settings(Callable<Set<String>> names) {
        return dynamicTest("settings are inputs of an action", () -> {
            var unknown = new TreeSet<>(names.call());
            unknown.removeAll(new OurActions(repository).inputs());
            if (!unknown.isEmpty()) {
                throw new AssertionFailedError(
                        "No action.yml declares the inputs that these settings name: " + String.join(", ", unknown));
            }
        });
    }

    private Set<String> settingsOfCommon() throws IOException {
        var code = new CompiledCode();
        code.add(new Modules(repository).common());
        var settings = code.settings();
        if (settings.isEmpty()) {
            throw new IllegalStateException("No setting is compiled in " + repository.resolve("common"));
        }
        return settings;
    }

    /**
     * The launcher of an image passes on the variables that the modules' class files read, and no others: for the last module
     * of a build, when all are compiled.
     */
    public DynamicTest variables() {
        return variables(this::variablesRead);
    }

    /** Compares names instead of class files. */
    public DynamicTest variables(Set<String> read) {
        return variables(() -> read);
    }

    private DynamicTest variables(Callable<Set<String>> read) {
        var list = repository.resolve("launcher/variables.txt");
        return dynamicTest("the launcher passes on the variables that are read", list.toUri(), () -> {
            var passedOn = Files.readAllLines(list).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toSet());
            new Difference(passedOn, read.call())
                    .mustBeNone(
                            "The code reads these variables, which are not in launcher/variables.txt",
                            "The code does not read these variables of launcher/variables.txt");
        });
    }

    private Set<String> variablesRead() throws IOException {
        var modules = new Modules(repository);
        var read = VariablesRead.in(
                Stream.concat(modules.common().stream(), modules.actions().stream())
                        .toList(),
                "io/github/runneractions/runtime/Environment");
        // Not read, but set for Helm.
        read.remove("HELM_*");
        // The defaults of action.yml decide which.
        read.remove("GITHUB_*");
        read.addAll(new OurActions(repository).contextVariables());
        return read;
    }

    /** The tests that the threat model names, such as {@code `RunTest`} and {@code `launcher/main_test.go`}, exist. */
    public DynamicTest namedTests() {
        var page = repository.resolve("docs/security.md");
        return dynamicTest("docs/security.md names tests that exist", page.toUri(), () -> {
            var named = NAMED_TEST
                    .matcher(Files.readString(page))
                    .results()
                    .map(found -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
            try (var files = Files.walk(repository)) {
                files.map(file -> repository.relativize(file).toString())
                        .filter(file -> file.endsWith("_test.go") || file.contains("src/test/java/"))
                        .forEach(file -> {
                            named.remove(file);
                            named.remove(file.replaceFirst(".*/", "").replace(".java", ""));
                        });
            }
            if (!named.isEmpty()) {
                throw new AssertionFailedError(
                        "docs/security.md names tests that do not exist: " + String.join(", ", named));
            }
        });
    }

    /** One test for each Markdown file: its links to files of the repository and to their headings lead somewhere. */
    public Stream<DynamicTest> links() {
        return files().stream()
                .filter(file -> file.toString().endsWith(".md"))
                .map(file -> dynamicTest("links of " + repository.relativize(file), file.toUri(), () -> {
                    var broken = Links.broken(file);
                    if (!broken.isEmpty()) {
                        throw new AssertionFailedError(String.join("\n", broken));
                    }
                }));
    }

    /** The README of each action opens with what a job needs for it, and with a step to copy. */
    public DynamicTest openings() {
        return dynamicTest("READMEs of actions open with what they need", () -> {
            try (var folders = Files.list(repository)) {
                for (var folder : folders.filter(folder -> Files.exists(folder.resolve("Dockerfile")))
                        .sorted()
                        .toList()) {
                    var opening = Files.readString(folder.resolve("README.md")).split("\n## ", 2)[0];
                    var step = "uses: runner-actions/runner-actions/" + folder.getFileName() + "@";
                    for (var due : List.of("Linux and Docker", "```yaml", step)) {
                        if (!opening.contains(due)) {
                            throw new AssertionFailedError(
                                    folder.getFileName() + "/README.md does not open with: " + due);
                        }
                    }
                }
            }
        });
    }

    /** All of it. */
    public Stream<DynamicTest> tests() {
        return Stream.concat(
                Stream.concat(snippets(), links()),
                Stream.of(troubleshooting(), settings(), variables(), namedTests(), openings()));
    }

    private void checkSnippets(Path file) throws IOException {
        var ours = new OurActions(repository);
        var faults = Snippet.in(file).stream()
                .flatMap(snippet -> SnippetCheck.faults(ours, snippet).stream())
                .map(fault -> fault.replace(repository + "/", ""))
                .toList();
        if (!faults.isEmpty()) {
            throw new AssertionFailedError(String.join("\n", faults));
        }
    }

    private List<Path> files() {
        try (var paths = Files.walk(repository, 4)) {
            return paths.filter(path -> path.toString().matches(".*\\.(md|ya?ml)") && isForUsers(path))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isForUsers(Path path) {
        var place = repository.relativize(path);
        for (var part : place) {
            if (SKIPPED.contains(part.toString())) {
                return false;
            }
        }
        return place.toString().matches(".*\\.md|action\\.yml")
                || place.startsWith("examples")
                || place.startsWith(".github/workflows");
    }
}

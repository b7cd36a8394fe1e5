package io.github.runneractions.testkit.contract;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.AssertionFailedError;

/** The promises of the repository as a whole, as tests: its snippets work, its troubleshooting page is whole. */
public final class RepositoryContract {

    private static final Set<String> SKIPPED = Set.of("target", "node_modules", ".git", "src");

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
     * Every failure has its heading on the troubleshooting page, and no heading is left over.
     *
     * @param topics the headings that failures refer to, over all actions
     */
    public DynamicTest troubleshooting(Set<String> topics) {
        var page = repository.resolve("docs/troubleshooting.md");
        return dynamicTest(
                "docs/troubleshooting.md explains every failure",
                page.toUri(),
                () -> new Difference(headings(page), topics)
                        .mustBeNone(
                                "Explain these failures under a heading in docs/troubleshooting.md",
                                "No failure leads to these headings of docs/troubleshooting.md"));
    }

    /** The same for the failures that one module knows of: headings may be left over. */
    public DynamicTest explains(Set<String> topics) {
        var page = repository.resolve("docs/troubleshooting.md");
        return dynamicTest("docs/troubleshooting.md explains the failures of this module", page.toUri(), () -> {
            var known = headings(page);
            known.retainAll(topics);
            new Difference(known, topics)
                    .mustBeNone("Explain these failures under a heading in docs/troubleshooting.md", "");
        });
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
        return place.toString().endsWith(".md")
                || place.startsWith("examples")
                || place.startsWith(".github/workflows");
    }

    private static Set<String> headings(Path page) throws IOException {
        return Headings.second(Files.readString(page));
    }
}

package io.github.runneractions.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;

/** All rules for a module's classes and source files, as tests. */
public final class Architecture {

    private Architecture() {}

    /**
     * For each module below {@code repository}, one test for each rule, on what its main code was compiled to, and one for
     * the size of its sources; then one test for each rule about all modules. Call it where all modules are compiled.
     */
    public static Stream<DynamicContainer> ofModules(Path repository) {
        return Stream.concat(
                modules(repository)
                        .map(module -> DynamicContainer.dynamicContainer(
                                repository.relativize(module).toString(), of(module))),
                Stream.of(DynamicContainer.dynamicContainer("all modules", ofAll(repository))));
    }

    private static Stream<DynamicTest> ofAll(Path repository) {
        var classes = new ClassFileImporter()
                .importPaths(modules(repository)
                        .map(module -> module.resolve("target/classes"))
                        .toList());
        return rulesForAll(Packages.OURS).map(rule -> test(rule, classes));
    }

    private static Stream<Path> modules(Path repository) {
        try (var folders = Files.walk(repository, 2)) {
            return folders
                    .filter(folder -> !folder.equals(repository) && Files.exists(folder.resolve("pom.xml")))
                    .filter(folder -> Files.isDirectory(folder.resolve("src/main/java")))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One test for each rule, on what a module's main code was compiled to, and one for the size of its sources. */
    static Stream<DynamicTest> of(Path module) {
        var classes = new ClassFileImporter().importPath(module.resolve("target/classes"));
        if (classes.isEmpty()) {
            throw new IllegalStateException("Nothing is compiled in " + module.toAbsolutePath());
        }
        return Stream.concat(
                rules(Packages.OURS).map(rule -> test(rule, classes)),
                Stream.of(DynamicTest.dynamicTest("no source file is too long", () -> FileSizes.check(module))));
    }

    static Stream<ArchRule> rules(Packages packages) {
        return Stream.of(
                        new Dependencies(packages).rules(),
                        new Cycles(packages).rules(),
                        new Seams(packages).rules(),
                        new Naming(packages).rules())
                .flatMap(rules -> rules)
                // A rule about one module finds nothing to judge in the others.
                .map(rule -> rule.allowEmptyShould(true));
    }

    static Stream<ArchRule> rulesForAll(Packages packages) {
        return new Sharing(packages).rules();
    }

    private static DynamicTest test(ArchRule rule, JavaClasses classes) {
        return DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(classes));
    }
}

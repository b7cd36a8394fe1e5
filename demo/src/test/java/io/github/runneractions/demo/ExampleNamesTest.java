package io.github.runneractions.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.tools.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who has done what docs/setup.md says has all that the examples read, or examples/README.md says what is missing. */
class ExampleNamesTest {
    private static final Path EXAMPLES = Tools.repository().resolve("examples");
    private static final Pattern READ = Pattern.compile("\\b(?:secrets|vars)\\.(\\w+)");

    /** They have other names, and say so. */
    private static final List<String> OTHERS = List.of("deploy-runners.yml", "composite.yml", "build.yml");

    @Test
    void readNothingThatNobodyStores() throws IOException {
        var told = SetupGuide.read().text() + Files.readString(EXAMPLES.resolve("README.md"));
        try (var files = Files.walk(EXAMPLES)) {
            var read = files.filter(file -> file.toString().endsWith(".yml"))
                    .filter(file -> !OTHERS.contains(String.valueOf(file.getFileName())))
                    .flatMap(file -> READ.matcher(text(file)).results())
                    .map(found -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));

            assertThat(read).hasSizeGreaterThan(9).allMatch(name -> told.contains("`" + name + "`"));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

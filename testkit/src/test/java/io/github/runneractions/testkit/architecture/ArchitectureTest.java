package io.github.runneractions.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every rule is held against classes that were planted to break it. */
class ArchitectureTest {

    private static final String PLANTED = "io.github.runneractions.testkit.planted";

    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(PLANTED);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            an action is an image of its own                | LonelyMain
            actions use common code                         | Chatty
            every process uses it                           | Heavy
            a process that is not an action                 | NosyHelper
            knows neither GitHub's API nor Kubernetes       | Chatty
            most images hold only one of them               | NosyHelper Cluster
            its class graph is large                        | NosyHelper
            hidden behind our own endpoints                 | Cluster
            makes the first call in less than half the time | NosyHelper
            test code is not in the images                  | Chatty NosyHelper
            they are programs that run without tests        | Judge
            must not share a mistake with what it tests     | Judge
            packages are layers                             | Egg NosyHelper
            no output bypasses the masking                  | Chatty
            set in one place before the first connection    | Chatty
            time is GitHub's                                | Chatty
            takes no time in tests                          | Chatty
            no secret gets into arguments                   | Chatty
            one transport has the time-outs                 | ReleaseManagerFactory
            it masks a secret before it returns it           | Chatty
            that the JDK takes days for                      | Chatty
            before it does anything                         | CleanupPlan
            a plan that does nothing                        | CleanupPlan
            such a name fits anything                       | NosyHelper ReleaseManagerFactory
            true explains nothing                           | DeployMain
            a record's component is called by its name      | DeployMain
            packages with @NullMarked                       | Unmarked
            what one action alone needs                     | Chatty Heavy HttpAttempt Inputs ProcessLifecycle Secret Secrets
            a reader who knows one action                   | LonelyMain DeployResult
            """)
    void findsTheClassesThatBreakIt(String because, String classes) {
        var broken = new TreeSet<String>();
        rules(because)
                .forEach(rule -> rule.evaluate(CLASSES)
                        .getFailureReport()
                        .getDetails()
                        .forEach(detail -> broken.addAll(firstClassIn(detail))));

        assertThat(broken).containsExactlyElementsOf(new TreeSet<>(Arrays.asList(classes.split(" "))));
    }

    @Test
    void failsWithoutClasses(@TempDir Path module) {
        assertThatThrownBy(() -> Architecture.of(module)).hasMessageContaining("Nothing is compiled");
    }

    @Test
    void givesAReasonForEveryRule() {
        assertThat(allRules(Packages.OURS))
                .allSatisfy(rule -> assertThat(rule.getDescription()).contains(", because "));
    }

    @Test
    void namesTheFileThatIsTooLong(@TempDir Path module) throws IOException {
        var source = Files.createDirectories(module.resolve("src/main/java"));
        Files.writeString(source.resolve("Short.java"), "//\n".repeat(250));
        FileSizes.check(module);
        Files.writeString(source.resolve("Long.java"), "//\n".repeat(251));

        assertThatThrownBy(() -> FileSizes.check(module))
                .hasMessageContaining("Long.java has 251 lines")
                .hasMessageNotContaining("Short.java");
    }

    private static List<ArchRule> rules(String because) {
        var rules = allRules(new Packages(PLANTED))
                .filter(rule -> rule.getDescription().contains(because))
                .toList();
        assertThat(rules).isNotEmpty();
        return rules;
    }

    private static Stream<ArchRule> allRules(Packages packages) {
        return Stream.concat(Architecture.rules(packages), Architecture.rulesForAll(packages));
    }

    private static List<String> firstClassIn(String detail) {
        return Pattern.compile(Pattern.quote(PLANTED) + "[\\w.]*?\\.([A-Z]\\w+)")
                .matcher(detail)
                .results()
                .map(found -> found.group(1))
                .limit(1)
                .toList();
    }
}

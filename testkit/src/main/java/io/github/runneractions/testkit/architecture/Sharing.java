package io.github.runneractions.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What belongs into common: a rule for the classes of all modules together. */
final class Sharing {

    /** Why a type is in common although only one action needs it: the reason, then the types below the root package. */
    private static final Map<String, List<String>> REASONS = Map.of(
            "A broker in the cluster registers and removes runners.",
            List.of("github.runner.JitRegistration"),
            "A broker in the cluster renews tokens by GitHub's time.",
            List.of("github.GetRateLimit"),
            "A listener in the cluster asks for a runner's state, and stays below GitHub's limits.",
            List.of("github.runner.GetRunner", "github.Pace"),
            "It is constants only, which the compiler copies: class files do not name where they are from.",
            List.of("kubernetes.release.RecommendedLabels"),
            "Failure is sealed: all its kinds stand beside it.",
            List.of("runtime.ToolFailed"));

    private final Packages packages;

    Sharing(Packages packages) {
        this.packages = packages;
    }

    Stream<ArchRule> rules() {
        return Stream.of(commonIsForTwoActions());
    }

    ArchRule commonIsForTwoActions() {
        var listed = REASONS.values().stream().flatMap(List::stream).toList();
        return classes()
                .that()
                .resideInAnyPackage(packages.common())
                .and()
                .arePublic()
                .and()
                .areTopLevelClasses()
                .should(new BeNeededByTwoActions(packages, listed))
                .because("what one action alone needs is easier to change in its own module");
    }
}

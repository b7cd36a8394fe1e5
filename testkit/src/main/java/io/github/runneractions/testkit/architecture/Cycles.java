package io.github.runneractions.testkit.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceRule;
import java.util.List;
import java.util.stream.Stream;

/** Packages are layers: none needs itself by way of another. */
final class Cycles {

    /** What one package needs of another although that needs it too. To be mended: an entry less is progress. */
    private static final List<Arrow> KNOWN = List.of(new Arrow("github.http", "github"));

    private record Arrow(String from, String to) {}

    private final Packages packages;

    Cycles(Packages packages) {
        this.packages = packages;
    }

    Stream<ArchRule> rules() {
        return Stream.of(packagesAreLayers());
    }

    ArchRule packagesAreLayers() {
        SliceRule rule = slices().matching(packages.root() + ".(**)").should().beFreeOfCycles();
        for (var arrow : KNOWN) {
            rule = rule.ignoreDependency(
                    resideInAPackage(packages.root() + "." + arrow.from()),
                    resideInAPackage(packages.root() + "." + arrow.to()));
        }
        return rule.as("packages have no cycles")
                .because("packages are layers: each can be read, and moved, with what is below it alone");
    }
}

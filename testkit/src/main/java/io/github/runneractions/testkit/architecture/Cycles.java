package io.github.runneractions.testkit.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/** Packages are layers: none needs itself by way of another. */
final class Cycles {

    private final Packages packages;

    Cycles(Packages packages) {
        this.packages = packages;
    }

    Stream<ArchRule> rules() {
        return Stream.of(packagesAreLayers());
    }

    ArchRule packagesAreLayers() {
        return slices().matching(packages.root() + ".(**)")
                .should()
                .beFreeOfCycles()
                .as("packages have no cycles")
                .because("packages are layers: each can be read, and moved, with what is below it alone");
    }
}

package io.github.runneractions.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenMethodsConjunction;
import java.util.stream.Stream;

/** Rules for names and signatures. */
final class Naming {

    private static final String OF_NO_FIELD = ".*[a-z.$](Util|Helper|Manager|Impl|Abstract)(s|[A-Z]\\w*)?";

    private final Packages packages;

    Naming(Packages packages) {
        this.packages = packages;
    }

    Stream<ArchRule> rules() {
        return Stream.of(
                namesSayWhatAClassIs(),
                noBooleanParameters(),
                noGetters(),
                nullnessIsMarked(),
                everyActionHasTheSameFive());
    }

    ArchRule namesSayWhatAClassIs() {
        return noClasses()
                .that()
                .resideInAPackage(packages.root() + "..")
                .should()
                .haveNameMatching(OF_NO_FIELD)
                .as("no name has one of the words Util, Helper, Manager, Impl, Abstract")
                .because("such a name fits anything; use a term of the domain");
    }

    private GivenMethodsConjunction ourPublicMethods() {
        return methods().that().arePublic().and().areDeclaredInClassesThat().resideInAPackage(packages.root() + "..");
    }

    ArchRule noBooleanParameters() {
        return ourPublicMethods()
                .should(new NoBooleanParameters())
                .because("true explains nothing at the call; an enum or a second method does");
    }

    ArchRule noGetters() {
        return ourPublicMethods()
                .should(new NoGetPrefix())
                .because("a record's component is called by its name, and so is everything else");
    }

    ArchRule nullnessIsMarked() {
        return classes()
                .that()
                .resideInAPackage(packages.root() + "..")
                .should(new BeNullMarked())
                .because("NullAway checks only packages with @NullMarked in package-info.java");
    }

    ArchRule everyActionHasTheSameFive() {
        return classes()
                .that()
                .resideInAnyPackage(packages.actions().toArray(String[]::new))
                .and()
                .haveSimpleNameEndingWith("Main")
                .should(new HaveTheSameFive())
                .because("a reader who knows one action finds everything in the others");
    }
}

package io.github.runneractions.testkit.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/** The allowed dependencies: actions → common → no module of ours; test kit → sandboxes → no module of ours. */
final class Dependencies {

    private final Packages packages;

    Dependencies(Packages packages) {
        this.packages = packages;
    }

    Stream<ArchRule> rules() {
        return Stream.concat(
                packages.actions().stream().map(this::actionIsOnItsOwn),
                Stream.of(
                        commonKnowsNoAction(),
                        runtimeIsOnItsOwn(),
                        toolkitIsOnItsOwn(),
                        clientsKnowNoAction(),
                        clientDoesNotKnow("github", "kubernetes"),
                        clientDoesNotKnow("kubernetes", "github"),
                        onlyKubernetesAndDeployUseFabric8(),
                        onlyGithubUsesGitHubApi(),
                        onlyKubernetesUsesTheModernHttpClient(),
                        productDoesNotKnowItsTests(),
                        sandboxesKnowNoTests(),
                        sandboxesKnowNoProduct(),
                        inputsAreReadBeforeAnythingIsDone(),
                        planKnowsNothingThatActs()));
    }

    private ArchRule actionIsOnItsOwn(String action) {
        return noClasses()
                .that()
                .resideInAPackage(action)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages.allActionsBut(action))
                .because("an action is an image of its own; what two of them use belongs into common");
    }

    ArchRule commonKnowsNoAction() {
        return noClasses()
                .that()
                .resideInAnyPackage(packages.common())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages.actions().toArray(String[]::new))
                .because("actions use common code, not the other way round");
    }

    ArchRule runtimeIsOnItsOwn() {
        return classes()
                .that()
                .resideInAPackage(packages.of("runtime"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", packages.of("runtime"), "org.jspecify..")
                .because("every process uses it; a library in it would be in every image");
    }

    ArchRule clientsKnowNoAction() {
        return noClasses()
                .that()
                .resideInAnyPackage(packages.of("github"), packages.of("kubernetes"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages.of("toolkit"), packages.of("inputs"))
                .because("a process that is not an action and runs for months uses the clients, too");
    }

    ArchRule toolkitIsOnItsOwn() {
        return classes()
                .that()
                .resideInAPackage(packages.of("toolkit"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", packages.of("toolkit"), packages.of("runtime"), "org.jspecify..")
                .because("it speaks the runner's protocol and knows neither GitHub's API nor Kubernetes;"
                        + " a library in it would be in every image");
    }

    private ArchRule clientDoesNotKnow(String client, String other) {
        return noClasses()
                .that()
                .resideInAPackage(packages.of(client))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(packages.of(other))
                .because("most images hold only one of them");
    }

    ArchRule onlyKubernetesAndDeployUseFabric8() {
        return notIn(
                        packages.outside(packages.of("kubernetes"), packages.of("deploy")),
                        resideInAPackage("io.fabric8.."))
                .as("only kubernetes and deploy use fabric8")
                .because("its class graph is large, and the other actions start without it");
    }

    ArchRule onlyGithubUsesGitHubApi() {
        return notIn(packages.outside(packages.of("github")), resideInAPackage("org.kohsuke.."))
                .as("only github uses org.kohsuke:github-api")
                .because("what the library models and what it lacks is hidden behind our own endpoints");
    }

    ArchRule onlyKubernetesUsesTheModernHttpClient() {
        // Its exceptions come out of fabric8, which stands on it: kubernetes has to end what that leaves running.
        return notIn(
                        packages.outside(packages.of("kubernetes")),
                        resideInAPackage("java.net.http..").and(not(assignableTo(Exception.class))))
                .as("only kubernetes uses java.net.http")
                .because("HttpURLConnection makes the first call in less than half the time");
    }

    ArchRule productDoesNotKnowItsTests() {
        return notIn(
                        packages.product(),
                        resideInAnyPackage(packages.of("testkit")).or(resideInAnyPackage(packages.sandboxes())))
                .as("actions and libraries do not use the sandboxes or the test kit")
                .because("test code is not in the images");
    }

    ArchRule sandboxesKnowNoTests() {
        return noClasses()
                .that()
                .resideInAnyPackage(packages.sandboxes())
                .and()
                .resideOutsideOfPackage("..sandbox.runner.junit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        packages.of("testkit"),
                        "org.junit..",
                        "org.opentest4j..",
                        "org.assertj..",
                        "com.tngtech.archunit..")
                .as("neither sandboxes nor image builder nor demo use a test library")
                .because("they are programs that run without tests");
    }

    ArchRule sandboxesKnowNoProduct() {
        return notIn(new String[] {packages.of("sandbox")}, resideInAnyPackage(packages.product()))
                .as("the sandboxes do not use the actions or their libraries")
                .because("what stands in for GitHub or a cluster must not share a mistake with what it tests");
    }

    ArchRule inputsAreReadBeforeAnythingIsDone() {
        return noFields()
                .should()
                .haveRawType(packages.toolkitClass("Inputs"))
                .because("an action reads all inputs and reports all their problems before it does anything");
    }

    ArchRule planKnowsNothingThatActs() {
        return noClasses()
                .that()
                .resideInAPackage(packages.root() + ".runnercleanup.plan..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.io..", "java.nio..", "java.net..", packages.of("toolkit"))
                        .or(resideInAPackage(packages.root() + ".github.http..")))
                .because("a plan that does nothing can be made for a dry run, and tested by the million");
    }

    private static ArchRule notIn(String[] homes, DescribedPredicate<? super JavaClass> known) {
        return noClasses().that().resideInAnyPackage(homes).should().dependOnClassesThat(known);
    }
}

package io.github.runneractions.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.PackageMatcher;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The names of our packages, with all below them.
 *
 * @param root the package that all of them are in
 */
record Packages(String root) {

    private static final List<String> ACTIONS = List.of("apptoken", "registrationtoken", "deploy", "runnercleanup");

    private static final List<String> COMMON = List.of("runtime", "toolkit", "inputs", "github", "kubernetes");

    /** What users get. */
    static final Packages OURS = new Packages("io.github.runneractions");

    String of(String name) {
        return root + "." + name + "..";
    }

    List<String> actions() {
        return ACTIONS.stream().map(this::of).toList();
    }

    /** The action that a class belongs to, such as {@code deploy}; empty for all that is no action. */
    Optional<String> actionOf(JavaClass type) {
        return ACTIONS.stream()
                .filter(action -> PackageMatcher.of(of(action)).matches(type.getPackageName()))
                .findFirst();
    }

    /** What actions are made of. */
    String[] common() {
        return COMMON.stream().map(this::of).toArray(String[]::new);
    }

    String[] allActionsBut(String action) {
        return actions().stream().filter(other -> !other.equals(action)).toArray(String[]::new);
    }

    /** The packages of the sandboxes and of the programs on top of them. */
    String[] sandboxes() {
        return Stream.of("sandbox", "imagebuilder", "demo").map(this::of).toArray(String[]::new);
    }

    /** Everything that runs at a user's, so none of the sandboxes, nor the image builder, the test kit or the demo. */
    String[] product() {
        return Stream.concat(actions().stream(), Stream.of(common())).toArray(String[]::new);
    }

    String[] outside(String... homes) {
        return Stream.of(product())
                .filter(name -> !List.of(homes).contains(name))
                .toArray(String[]::new);
    }

    String runtimeClass(String simpleName) {
        return root + ".runtime." + simpleName;
    }

    String toolkitClass(String simpleName) {
        return root + ".toolkit." + simpleName;
    }
}

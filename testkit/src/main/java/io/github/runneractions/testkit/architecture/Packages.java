package io.github.runneractions.testkit.architecture;

import java.util.List;
import java.util.stream.Stream;

/**
 * The names of our packages, with all below them.
 *
 * @param root the package that all of them are in
 */
record Packages(String root) {

    private static final List<String> ACTIONS = List.of("apptoken", "registrationtoken", "deploy", "runnercleanup");

    /** The packages of the actions. */
    static final Packages OURS = new Packages("io.github.runneractions");

    String of(String name) {
        return root + "." + name + "..";
    }

    List<String> actions() {
        return ACTIONS.stream().map(this::of).toList();
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
        return Stream.concat(
                        actions().stream(),
                        Stream.of("runtime", "toolkit", "inputs", "github", "kubernetes")
                                .map(this::of))
                .toArray(String[]::new);
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

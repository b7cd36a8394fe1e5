package io.github.runneractions.testkit.contract;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.runneractions.sandbox.runner.action.ActionImage;
import io.github.runneractions.sandbox.runner.action.ActionYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.AssertionFailedError;

/** The contract of one action, as tests: action.yml, the code and the README agree. */
public final class ActionContract {

    private final Path folder;
    private final ActionYaml action;

    private ActionContract(Path folder, ActionYaml action) {
        this.folder = folder;
        this.action = action;
    }

    /** That of the action in a folder. */
    public static ActionContract of(Path actionFolder) {
        var folder = actionFolder.toAbsolutePath().normalize();
        return new ActionContract(folder, ActionYaml.read(folder.resolve("action.yml")));
    }

    /** The action's README has the tables made from its action.yml; {@code -Dgolden.update=true} rewrites them. */
    public DynamicTest readme() {
        return dynamicTest(
                "README.md has the tables of action.yml",
                () -> ReadmeTables.check(folder.resolve("README.md"), action));
    }

    /** The code asks for the inputs that are declared, and for no others; names must be literals where they are asked. */
    public DynamicTest inputs() {
        return inputs(this::asked);
    }

    /**
     * Compares names instead of class files.
     *
     * @param asked over all ways through the code
     */
    public DynamicTest inputs(Set<String> asked) {
        return inputs(() -> asked);
    }

    private DynamicTest inputs(Callable<Set<String>> asked) {
        return dynamicTest(
                "action.yml declares the inputs that are read",
                () -> new Difference(withoutOlderSpellings(), spelledOut(asked.call()))
                        .mustBeNone(
                                "Declare these inputs in action.yml",
                                "The code does not read these inputs of action.yml"));
    }

    private Set<String> withoutOlderSpellings() {
        return action.inputs().keySet().stream()
                .filter(name -> !new OlderSpellings(action).has(name))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Each input with a hyphen is declared with underscores too, as older actions' workflows spell it. */
    public DynamicTest olderSpellings() {
        return olderSpellings(this::asked);
    }

    /** Compares names instead of class files. */
    public DynamicTest olderSpellings(Set<String> asked) {
        return olderSpellings(() -> asked);
    }

    private DynamicTest olderSpellings(Callable<Set<String>> asked) {
        return dynamicTest("action.yml declares older spellings", () -> {
            var families = asked.call().stream()
                    .filter(name -> name.endsWith("*"))
                    .map(family -> family.substring(0, family.length() - 1))
                    .toList();
            new OlderSpellings(action).check(name -> families.stream().anyMatch(name::startsWith));
        });
    }

    /** The inputs that the action calls harmless are declared; a list that names others would guard less than it seems to. */
    public DynamicTest harmless(Set<String> names) {
        return dynamicTest("harmless inputs are declared", () -> {
            var unknown = new TreeSet<>(names);
            unknown.removeAll(withoutOlderSpellings());
            if (!unknown.isEmpty()) {
                throw new AssertionFailedError("action.yml does not declare these harmless inputs: " + unknown);
            }
        });
    }

    /** A family of inputs, asked for by its prefix and a star, stands for all that are declared of it. */
    private Set<String> spelledOut(Set<String> asked) {
        var names = new TreeSet<>(asked);
        asked.stream().filter(name -> name.endsWith("*")).forEach(family -> {
            var prefix = family.substring(0, family.length() - 1);
            names.remove(family);
            action.inputs().keySet().stream()
                    .filter(name -> name.startsWith(prefix))
                    .forEach(names::add);
        });
        return names;
    }

    private Set<String> asked() throws IOException {
        var code = new CompiledCode();
        code.add(new Modules(folder.resolve("..").normalize()).common());
        return code.inputsOf(code.add(List.of(folder.resolve("target/classes"))));
    }

    /** The outputs in the action's scenarios are those that are declared: each is seen in one at least. */
    public DynamicTest outputs() {
        return dynamicTest(
                "action.yml declares the outputs that are written",
                () -> new Difference(action.outputs().keySet(), WrittenOutputs.of(folder))
                        .mustBeNone(
                                "Declare these outputs in action.yml",
                                "No scenario shows these outputs of action.yml"));
    }

    /** Compares names instead of scenarios. */
    public DynamicTest outputs(Set<String> written) {
        return dynamicTest(
                "action.yml declares the outputs that are written",
                () -> new Difference(action.outputs().keySet(), written)
                        .mustBeNone(
                                "Declare these outputs in action.yml",
                                "The code does not write these outputs of action.yml"));
    }

    /**
     * The step and its post step start the image's launcher, in action.yml and in the Dockerfile. action.yml gives no arguments
     * and names the entrypoint, or else GitHub's runner takes it from an input {@code entrypoint}.
     */
    public DynamicTest entrypoints() {
        return dynamicTest("action.yml and Dockerfile start the launcher", () -> {
            var container = ActionImage.inContainer();
            var runs = action.runs();
            var post = runs.postEntrypoint().map(Path::of);
            Assertions.assertAll(
                    () -> Assertions.assertEquals(
                            Optional.of(container.launcher()), runs.entrypoint().map(Path::of)),
                    () -> Assertions.assertEquals(post.map(_ -> container.postLauncher()), post),
                    () -> Assertions.assertEquals(List.of(), runs.args()),
                    () -> Assertions.assertTrue(
                            Files.readAllLines(folder.resolve("Dockerfile"))
                                    .contains("ENTRYPOINT [\"" + container.launcher() + "\"]"),
                            "the Dockerfile's ENTRYPOINT must be " + container.launcher()));
        });
    }

    /**
     * All of it.
     *
     * @param harmless the inputs that the action calls harmless
     */
    public Stream<DynamicTest> tests(Set<String> harmless) {
        return Stream.of(readme(), inputs(), olderSpellings(), harmless(harmless), outputs(), entrypoints());
    }
}

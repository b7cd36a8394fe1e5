package io.github.runneractions.testkit.scenario;

import static org.junit.jupiter.api.Assertions.assertAll;

import io.github.runneractions.testkit.action.ActionYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assertions;

/** One scenario, run and judged. */
final class Scenario {

    private final ScenarioFolder folder;
    private final ActionYaml action;
    private final List<String> command;

    Scenario(ScenarioFolder folder, ActionYaml action, List<String> command) {
        this.folder = folder;
        this.action = action;
        this.command = command;
    }

    /** Runs its steps on a stage that was set for it; fails with all that is not as it must be. */
    void run(Stage stage) {
        var steps = steps(stage);
        var transcript = new Transcript(folder.options());
        steps.forEach(transcript::step);
        stage.backdrop().sections().forEach(transcript::section);
        folder.options()
                .files()
                .forEach(file -> transcript.section(
                        "the file " + file, shown(stage.workspace().resolve(file))));
        var rules = new LinkedHashMap<>(folder.options().replacements());
        rules.putAll(stage.backdrop().replacements());
        var text = new Normaliser(rules, words(stage)).apply(transcript.toString());
        assertAll(
                folder.name(),
                () -> none(
                        "The action and GitHub's OpenAPI description disagree",
                        stage.sandbox().violations()),
                () -> none("A secret gets out", leaks(stage, steps.values())),
                () -> none("action.yml does not declare outputs that are written", undeclared(steps.values())),
                () -> Golden.check(folder.expected(), text, accept()));
    }

    private Map<String, ObservedStep> steps(Stage stage) {
        var definition = stage.definition(stage.sandbox().url());
        var step = stage.step(command);
        var steps = new LinkedHashMap<String, ObservedStep>();
        var main = stage.observe(() -> step.main(definition));
        steps.put("main", main);
        if (folder.options().post()) {
            steps.put(
                    "post",
                    stage.observe(() -> step.post(definition, main.result())
                            .orElseThrow(() -> new IllegalStateException("action.yml names no post step"))));
        }
        return steps;
    }

    private static String shown(Path file) {
        try {
            return Files.exists(file)
                    ? PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) + "\n" + Files.readString(file)
                    : "does not exist";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> leaks(Stage stage, Iterable<ObservedStep> steps) {
        var secrets = new HashSet<>(stage.sandbox().secrets());
        secrets.addAll(stage.tokens().all().values());
        secrets.addAll(stage.backdrop().secrets());
        for (var key : List.of(AppKey.OF_APPS, AppKey.OF_NONE)) {
            secrets.addAll(Set.of(key.pkcs1(), key.pkcs8()));
        }
        var leaks = new Leaks(action, secrets, folder.options());
        var found = new ArrayList<String>();
        steps.forEach(step -> found.addAll(leaks.in(step.result())));
        found.addAll(leaks.in(stage.backdrop().readable()));
        return found;
    }

    private Set<String> undeclared(Iterable<ObservedStep> steps) {
        var written = new TreeSet<String>();
        steps.forEach(step -> written.addAll(step.result().outputs().keySet()));
        written.removeAll(action.outputs().keySet());
        return written;
    }

    private static Words words(Stage stage) {
        var words = new Words();
        stage.backdrop().secrets().forEach(secret -> words.secret(secret, "secret"));
        stage.sandbox().secrets().forEach(secret -> words.secret(secret, secret.startsWith("eyJ") ? "jwt" : "token"));
        stage.tokens().all().forEach((name, token) -> words.secret(token, "token:" + name));
        for (var key : List.of(AppKey.OF_APPS, AppKey.OF_NONE)) {
            words.secret(key.pkcs1(), "key").secret(key.pkcs8(), "key");
        }
        return words.add(stage.sandbox().url().toString(), "${sandbox.url}")
                .add(stage.home().toString(), "${temp}");
    }

    private String accept() {
        return "./mvnw verify -pl <module> -am -D" + Golden.UPDATE + "=true -Dscenario=" + folder.name();
    }

    private static void none(String what, Iterable<String> found) {
        var lines = String.join("\n", found);
        if (!lines.isEmpty()) {
            Assertions.fail(what + ":\n" + lines);
        }
    }
}

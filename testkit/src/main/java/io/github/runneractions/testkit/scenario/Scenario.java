package io.github.runneractions.testkit.scenario;

import static org.junit.jupiter.api.Assertions.assertAll;

import io.github.runneractions.sandbox.kubernetes.fleet.SandboxRunners;
import io.github.runneractions.sandbox.runner.action.ActionYaml;
import io.github.runneractions.sandbox.scenario.ObservedStep;
import io.github.runneractions.sandbox.scenario.ScenarioAppKey;
import io.github.runneractions.sandbox.scenario.ScenarioFolder;
import io.github.runneractions.sandbox.scenario.ScenarioRun;
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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;

/** One scenario, run and judged. */
final class Scenario {

    private final ScenarioFolder folder;
    private final ActionYaml action;
    private final List<String> command;
    private final Pattern userAgent;

    /** @param userAgent of every request to GitHub */
    Scenario(ScenarioFolder folder, ActionYaml action, List<String> command, Pattern userAgent) {
        this.folder = folder;
        this.action = action;
        this.command = command;
        this.userAgent = userAgent;
    }

    /** Runs its steps in a run that was set up for it; fails with all that is not as it must be. */
    void run(ScenarioRun run) {
        var steps = steps(run);
        var transcript = new Transcript(folder.options());
        steps.forEach(transcript::step);
        run.environment().sections().forEach(transcript::section);
        folder.options()
                .files()
                .forEach(file -> transcript.section(
                        "the file " + file, shown(run.workspace().resolve(file))));
        var rules = new LinkedHashMap<>(folder.options().replacements());
        rules.putAll(run.environment().replacements());
        var text = new Normaliser(rules, words(run)).apply(transcript.toString());
        assertAll(
                folder.name(),
                () -> none(
                        "The action and GitHub's OpenAPI description disagree",
                        run.sandbox().violations()),
                () -> none("A secret leaks", leaks(run, steps.values())),
                () -> none("A request does not name the action and its version", nameless(run)),
                () -> none("action.yml does not declare outputs that are written", undeclared(steps.values())),
                () -> Golden.check(folder.expected(), text, accept()));
    }

    private Map<String, ObservedStep> steps(ScenarioRun run) {
        var definition = run.definition(run.sandbox().url());
        var step = run.step(command);
        var steps = new LinkedHashMap<String, ObservedStep>();
        var main = run.observe(() -> step.main(definition));
        steps.put("main", main);
        if (folder.options().post()) {
            steps.put(
                    "post",
                    run.observe(() -> step.post(definition, main.result())
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

    private List<String> leaks(ScenarioRun run, Iterable<ObservedStep> steps) {
        var secrets = new HashSet<>(run.sandbox().secrets());
        secrets.addAll(run.tokens().all().values());
        secrets.addAll(run.environment().secrets());
        for (var key : List.of(ScenarioAppKey.OF_APPS, ScenarioAppKey.OF_NONE)) {
            secrets.addAll(Set.of(key.pkcs1(), key.pkcs8()));
        }
        var leaks = new Leaks(
                action,
                secrets,
                folder.options(),
                run.definition(run.sandbox().url()).env().keySet());
        var found = new ArrayList<String>();
        steps.forEach(step -> found.addAll(leaks.in(step.result())));
        found.addAll(leaks.in(run.environment().readable()));
        return found;
    }

    private Set<String> undeclared(Iterable<ObservedStep> steps) {
        var written = new TreeSet<String>();
        steps.forEach(step -> written.addAll(step.result().outputs().keySet()));
        written.removeAll(action.outputs().keySet());
        return written;
    }

    private Set<String> nameless(ScenarioRun run) {
        return run.sandbox().exchanges().stream()
                .map(exchange -> exchange.headers().getOrDefault("user-agent", ""))
                .filter(name -> !name.equals(SandboxRunners.USER_AGENT))
                .filter(userAgent.asMatchPredicate().negate())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Words words(ScenarioRun run) {
        var words = new Words();
        run.environment().secrets().forEach(secret -> words.secret(secret, "secret"));
        run.sandbox().secrets().forEach(secret -> words.secret(secret, secret.startsWith("eyJ") ? "jwt" : "token"));
        run.tokens().all().forEach((name, token) -> words.secret(token, "token:" + name));
        for (var key : List.of(ScenarioAppKey.OF_APPS, ScenarioAppKey.OF_NONE)) {
            words.secret(key.pkcs1(), "key").secret(key.pkcs8(), "key");
        }
        return words.add(run.sandbox().url().toString(), "${sandbox.url}")
                .add(run.home().toString(), "${temp}");
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

package io.github.runneractions.testkit.scenario;

import io.github.runneractions.testkit.action.ActionYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The environment that GitHub's runner gives a container action: its own variables, and one for every declared input,
 * with the default's expression evaluated, or empty when the workflow gives none.
 *
 * @param home folder below which the step's folders lie
 */
record RunnerEnvironment(ActionYaml action, Path home) {

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{\\s*(\\w+)\\.(\\w+)\\s*}}");

    /** All variables of a step, those of the scenario winning. */
    Map<String, String> with(Map<String, String> given) {
        var variables = runner();
        variables.putAll(given);
        action.inputs().forEach((name, input) -> {
            var variable = "INPUT_" + name.replace(' ', '_').toUpperCase(Locale.ROOT);
            variables.putIfAbsent(variable, evaluate(input.defaultValue().orElse(""), variables));
        });
        return variables;
    }

    private Map<String, String> runner() {
        var variables = new LinkedHashMap<String, String>();
        variables.put("CI", "true");
        variables.put("GITHUB_ACTIONS", "true");
        variables.put("GITHUB_ACTION", "scenario");
        variables.put("GITHUB_REPOSITORY", "acme/widgets");
        variables.put("GITHUB_REPOSITORY_OWNER", "acme");
        variables.put("GITHUB_SERVER_URL", "https://github.com");
        variables.put("GITHUB_JOB", "deploy");
        variables.put("GITHUB_RUN_ID", "1");
        variables.put("GITHUB_RUN_ATTEMPT", "1");
        variables.put("GITHUB_WORKSPACE", workspace().toString());
        variables.put("HOME", home.resolve("home").toString());
        variables.put("RUNNER_TEMP", home.resolve("runner_temp").toString());
        variables.put("RUNNER_OS", "Linux");
        return variables;
    }

    Path workspace() {
        return home.resolve("workspace");
    }

    void createFolders() throws IOException {
        for (var folder : List.of("home", "runner_temp", "workspace")) {
            Files.createDirectory(home.resolve(folder));
        }
    }

    private static String evaluate(String text, Map<String, String> variables) {
        return EXPRESSION.matcher(text).replaceAll(found -> Matcher.quoteReplacement(context(found, variables)));
    }

    private static String context(MatchResult expression, Map<String, String> variables) {
        var variable = (expression.group(1) + "_" + expression.group(2)).toUpperCase(Locale.ROOT);
        return Optional.ofNullable(variables.get(variable))
                .orElseThrow(() -> new IllegalArgumentException("A default in action.yml is " + expression.group()
                        + ": give the scenario's env a " + variable));
    }
}

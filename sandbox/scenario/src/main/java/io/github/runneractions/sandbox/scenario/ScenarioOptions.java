package io.github.runneractions.sandbox.scenario;

import io.github.runneractions.sandbox.runner.action.YamlMapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The options in a scenario's optional {@code scenario.yaml}.
 *
 * @param post {@code post: true}: the post step runs after the main step, with the state that one saved
 * @param bare {@code runner: none}: only the variables of {@code env} are set and there are no command files, as for a
 *     container without GitHub's runner
 * @param cluster {@code cluster: true}: it needs a control plane, and gets a namespace of its own
 * @param tls {@code tls: true}: GitHub has a certificate of its own authority
 * @param anyOrder {@code requests: any-order}: requests that run in parallel are sorted in the transcript
 * @param files {@code files: [path]}: files of the workspace that the transcript shows, with who may read them
 * @param replacements {@code normalise:} pattern → replacement, for what differs from run to run in this one only
 */
public record ScenarioOptions(
        boolean post,
        boolean bare,
        boolean cluster,
        boolean tls,
        boolean anyOrder,
        List<String> files,
        Map<String, String> replacements) {

    private static final Set<String> KEYS =
            Set.of("post", "runner", "cluster", "tls", "requests", "files", "normalise");

    /** Reads the file; an unknown key or value is an error. */
    public static ScenarioOptions of(YamlMapping yaml) {
        yaml.entries().keySet().stream()
                .filter(key -> !KEYS.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw new IllegalArgumentException("scenario.yaml knows " + KEYS + ", not " + key);
                });
        var replacements = new LinkedHashMap<String, String>();
        var normalise = yaml.mapping("normalise");
        normalise.entries().keySet().forEach(pattern -> replacements.put(pattern, normalise.require(pattern)));
        return new ScenarioOptions(
                yaml.flag("post"),
                choice(yaml, "runner", List.of("github", "none")).equals("none"),
                yaml.flag("cluster"),
                yaml.flag("tls"),
                choice(yaml, "requests", List.of("in-order", "any-order")).equals("any-order"),
                yaml.texts("files"),
                replacements);
    }

    private static String choice(YamlMapping yaml, String key, List<String> choices) {
        var chosen = yaml.text(key).orElse(choices.getFirst());
        if (!choices.contains(chosen)) {
            throw new IllegalArgumentException("scenario.yaml: " + key + " is one of " + choices + ", not " + chosen);
        }
        return chosen;
    }
}

package io.github.runneractions.sandbox.runner.action;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * An action.yml, in the order of the file.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax">metadata syntax</a>
 */
public record ActionYaml(
        String name, String description, Map<String, Input> inputs, Map<String, Output> outputs, Runs runs) {

    /**
     * One input.
     *
     * @param defaultValue as written, so possibly an expression; absent when none is declared
     * @param deprecationMessage what GitHub warns with when the input is used
     */
    public record Input(
            String description, boolean required, Optional<String> defaultValue, Optional<String> deprecationMessage) {}

    /**
     * One output.
     *
     * @param value the expression a composite action computes it by; absent in a container action
     */
    public record Output(String description, Optional<String> value) {

        private static final String MASKED = "Masked. ";

        /** Whether it is declared a secret: its description begins with "Masked.". */
        public boolean secret() {
            return description.startsWith(MASKED);
        }
    }

    /**
     * How the action is run.
     *
     * @param using {@code docker}, {@code composite} or a Node.js version
     * @param image Dockerfile or {@code docker://} reference of a container action
     * @param main the file of a JavaScript action, relative to action.yml's folder
     * @param post the file of a JavaScript action's post step
     */
    public record Runs(
            String using,
            Optional<String> image,
            Optional<String> entrypoint,
            Optional<String> postEntrypoint,
            List<String> args,
            Optional<String> main,
            Optional<String> post) {

        /** Of a container action. */
        public static Runs docker(Optional<String> image, Optional<String> postEntrypoint) {
            return new Runs(
                    "docker", image, Optional.empty(), postEntrypoint, List.of(), Optional.empty(), Optional.empty());
        }
    }

    /** Reads an action.yml; an {@link IllegalArgumentException} names the file and what is wrong in it. */
    public static ActionYaml read(Path file) {
        var root = YamlMapping.read(file);
        try {
            return new ActionYaml(
                    root.require("name"),
                    root.require("description"),
                    each(root.mapping("inputs"), ActionYaml::input),
                    each(root.mapping("outputs"), ActionYaml::output),
                    runs(root.mapping("runs")));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private static Input input(YamlMapping input) {
        return new Input(
                input.require("description"),
                input.flag("required"),
                input.text("default"),
                input.text("deprecationMessage"));
    }

    private static Output output(YamlMapping output) {
        return new Output(output.require("description"), output.text("value"));
    }

    private static Runs runs(YamlMapping runs) {
        return new Runs(
                runs.require("using"),
                runs.text("image"),
                runs.text("entrypoint"),
                runs.text("post-entrypoint"),
                runs.texts("args"),
                runs.text("main"),
                runs.text("post"));
    }

    private static <T> Map<String, T> each(YamlMapping mapping, Function<YamlMapping, T> make) {
        var made = new LinkedHashMap<String, T>();
        for (var name : mapping.entries().keySet()) {
            try {
                made.put(name, make.apply(mapping.mapping(name)));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
            }
        }
        return Collections.unmodifiableMap(made);
    }
}

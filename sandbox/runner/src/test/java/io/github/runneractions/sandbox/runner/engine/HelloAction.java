package io.github.runneractions.sandbox.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.process.Command;
import io.github.runneractions.sandbox.runner.action.ActionYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An action of one static program, in a folder that a Docker engine can build.
 *
 * @param folder holds action.yml, Dockerfile and program
 */
public record HelloAction(Path folder) {

    private static final Duration COMPILE_LIMIT = Duration.ofMinutes(5);

    /** Makes it in an existing folder. */
    public static HelloAction in(Path folder) throws IOException {
        var action = new HelloAction(folder);
        for (var file : List.of("action.yml", "Dockerfile", "hello.go")) {
            try (var resource = Objects.requireNonNull(HelloAction.class.getResourceAsStream("hello/" + file), file)) {
                Files.copy(resource, folder.resolve(file));
            }
        }
        action.compile();
        return action;
    }

    private void compile() {
        var go = Command.of(EnginePrograms.find("go").orElseThrow(), folder.resolve("go.log"))
                .with("build", "-o", "hello", "hello.go")
                .with(environment());
        try (var compiler = go.start()) {
            assertThat(compiler.awaitExit(COMPILE_LIMIT)).as(compiler::tail).isZero();
        }
    }

    private static Map<String, String> environment() {
        var environment = new LinkedHashMap<String, String>();
        System.getenv().forEach((name, value) -> {
            if (name.startsWith("GO") || name.startsWith("XDG_")) {
                environment.put(name, value);
            }
        });
        environment.put("CGO_ENABLED", "0");
        return environment;
    }

    /** The content of its action.yml. */
    public ActionYaml yaml() {
        return ActionYaml.read(folder.resolve("action.yml"));
    }

    /** The program. */
    public Path program() {
        return folder.resolve("hello");
    }
}

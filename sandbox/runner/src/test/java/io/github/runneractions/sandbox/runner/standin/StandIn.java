package io.github.runneractions.sandbox.runner.standin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Lays out an action's folder as a build leaves it before its image is made. */
public final class StandIn {

    /** The class to run. */
    public static final String MAIN_CLASS = GreetMain.class.getName();

    private static final String ACTION_YML = """
            name: Greet
            description: Greets somebody
            inputs:
              who: { description: Whom to greet, required: true }
              github-api-url: { description: Where GitHub is, default: "${{ github.api_url }}" }
              secret: { description: A secret }
              leak: { description: Where to leak it }
            outputs:
              greeting: { description: What was said }
            runs: { using: docker, image: Dockerfile, post-entrypoint: /greet }
            """;

    private StandIn() {}

    /** An action's folder with this name, in which {@code target/<name>.jar} and a training scenario lie. */
    public static Path in(Path repository, String name) throws IOException {
        var action = Files.createDirectories(repository.resolve(name));
        Files.writeString(action.resolve("action.yml"), ACTION_YML);
        Files.createDirectories(action.resolve("src/training"));
        Files.writeString(action.resolve("src/training/env"), "INPUT_WHO=world\nINPUT_GITHUB-API-URL=${sandbox.url}\n");
        writeJar(Files.createDirectories(action.resolve("target")).resolve(name + ".jar"));
        return action;
    }

    private static void writeJar(Path jar) throws IOException {
        var entry = MAIN_CLASS.replace('.', '/') + ".class";
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var in = StandIn.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            java.util.Objects.requireNonNull(in).transferTo(out);
        }
    }
}

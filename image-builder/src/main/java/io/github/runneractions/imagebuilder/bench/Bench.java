package io.github.runneractions.imagebuilder.bench;

import io.github.runneractions.sandbox.runner.action.ActionImage;
import io.github.runneractions.sandbox.runner.action.ActionLayers;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Times the finished images beside the same jars run by a plain {@code java -jar}, in their training scenarios. Figures
 * of one call compare with each other; those of two calls or two machines do not.
 */
public final class Bench {

    private static final int ROUNDS = 11;

    /** Those whose work is little more than two requests. */
    private static final Set<String> BESIDE_NODE = Set.of("app-token-action", "registration-token-action");

    private Bench() {}

    /** Arguments: the folders of actions whose training needs no cluster. */
    public static void main(String[] folders) throws IOException {
        for (var folder : folders) {
            var action = Path.of(folder).toAbsolutePath().normalize();
            sizes(action, System.out);
            if (BESIDE_NODE.contains(String.valueOf(action.getFileName()))) {
                new NodeRace(action).print(System.out);
            }
            print(action, System.out);
            new Forms(action).print(System.out);
        }
    }

    private static void sizes(Path action, PrintStream out) throws IOException {
        var layers = new ActionLayers(action);
        out.printf(
                Locale.ROOT,
                "%n%s, compressed layers above the base: %.1f MB (runtime %.1f, own %.1f)%n",
                action.getFileName(),
                (layers.runtime() + layers.own()) / 1e6,
                layers.runtime() / 1e6,
                layers.own() / 1e6);
    }

    private static void print(Path action, PrintStream out) throws IOException {
        var name = String.valueOf(action.getFileName());
        var times = new Race(action, action.resolve("src/training"), Duration.ZERO, ROUNDS)
                .run(List.of(
                        new Program("image", ActionImage.of(action).command()),
                        new Program("its java", ActionImage.of(action).command(Stream.of())),
                        new Program("java -jar", List.of(java(), "-jar", jar(action, name)))));
        out.printf("%n%s, %d rounds: median (least–most)%n", name, ROUNDS);
        times.forEach(of -> out.printf(Locale.ROOT, "  %-10s %s%n", of.contender(), of.describe()));
        out.printf("  %-10s %s%n", "launcher", times.getFirst().over(times.get(1)));
        out.printf("  %-10s %s%n", "ratio", times.getFirst().over(times.getLast()));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin/java").toString();
    }

    private static String jar(Path action, String name) {
        return action.resolve("target").resolve(name + ".jar").toString();
    }
}

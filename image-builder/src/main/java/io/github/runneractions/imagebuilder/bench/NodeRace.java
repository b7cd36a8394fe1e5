package io.github.runneractions.imagebuilder.bench;

import io.github.runneractions.imagebuilder.image.TrainingChain;
import io.github.runneractions.sandbox.process.TemporaryFolder;
import io.github.runneractions.sandbox.runner.action.ActionImage;
import io.github.runneractions.sandbox.tools.Tools;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * An image beside a program of ours for Node, which makes the two requests that a token takes and nothing else: once over
 * plain HTTP, once over TLS with a chain of certificates like GitHub's, from an authority that both are told of.
 *
 * @param action the action's folder
 */
record NodeRace(Path action) {

    private static final int ROUNDS = 21;
    private static final int FEW_ROUNDS = 3;
    private static final String SCRIPT = "image-builder/src/bench/two-requests.mjs";

    void print(PrintStream out) throws IOException {
        var image = new Program("image", ActionImage.of(action).command());
        var node = new Program("node", List.of(Tools.program("node").toString(), script()));
        try (var folder = TemporaryFolder.create("bench-tls")) {
            var chain = TrainingChain.make(folder.path());
            race(out, "plain", List.of(image, node));
            race(out, "TLS", List.of(new SecureProgram(image, chain), new SecureProgram(node, chain)));
            memory(out, new SecureProgram(image, chain));
        }
    }

    private void race(PrintStream out, String how, List<Contender> contenders) throws IOException {
        var times = race(ROUNDS).run(contenders);
        out.printf("%n%s beside Node, %s, %d rounds: median (least–most)%n", action.getFileName(), how, ROUNDS);
        times.forEach(of -> out.printf(Locale.ROOT, "  %-10s %s%n", of.contender(), of.describe()));
        out.printf("  %-10s %s%n", "ratio", times.getFirst().over(times.getLast()));
    }

    /** In runs of its own: whoever looks takes time. */
    private void memory(PrintStream out, Contender image) throws IOException {
        var peak = new PeakMemory(image);
        race(FEW_ROUNDS).run(List.of(peak));
        out.printf("  %-10s %6d MiB at its peak%n", "memory", peak.mebibytes());
    }

    private Race race(int rounds) {
        return new Race(action, action.resolve("src/training"), Duration.ZERO, rounds);
    }

    private static String script() {
        return Tools.repository().resolve(SCRIPT).toString();
    }
}

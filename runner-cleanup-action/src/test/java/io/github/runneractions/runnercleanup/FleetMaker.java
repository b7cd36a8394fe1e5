package io.github.runneractions.runnercleanup;

import io.github.runneractions.github.runner.Runner.Lifetime;
import io.github.runneractions.kubernetes.release.RunnerPodName;
import io.github.runneractions.runnercleanup.Pod.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes random fleets, the same one from the same chance; most of what happens in them happens around {@code now}. */
final class FleetMaker {
    private static final String ALPHABET = RunnerPodName.SUFFIX_CHARACTERS;
    private static final List<String> GOLD = List.of("self-hosted", "GPU", "Linux");

    private final Random chance;
    private final Instant now;
    private final FleetStory story;

    /** @param now when the first cleanup begins */
    FleetMaker(Random chance, Instant now, FleetStory story) {
        this.chance = chance;
        this.now = now;
        this.story = story;
    }

    /** Pods of ours and of others, some of them dead, with names and labels that are easily mistaken for each other's. */
    List<Pod> pods() {
        var pods = new ArrayList<Pod>();
        var size = chance.nextInt(20) == 0 ? 250 : chance.nextInt(30);
        while (pods.size() < size) {
            var pod = pod(pods.size());
            pods.add(pod);
            if (chance.nextInt(20) == 0) {
                pods.add(successor(pod, pods.size()));
            }
        }
        return pods;
    }

    private Pod pod(long id) {
        var ours = chance.nextInt(3) > 0;
        var born = now.minusSeconds(chance.nextInt(6 * 60 * 60));
        var kept = !ours && chance.nextInt(6) == 0;
        var ephemeral = !ours && chance.nextInt(6) == 0;
        var rightName = ours || ephemeral || chance.nextInt(3) == 0;
        return new Pod(
                id,
                kept ? "demo-77777-" + suffix(5) : rightName ? "demo-" + suffix(10) + "-" + suffix(5) : foreignName(),
                ours || kept || ephemeral ? GOLD : labels(rightName),
                ours,
                ephemeral ? Lifetime.EPHEMERAL : Lifetime.PERSISTENT,
                born,
                died(born),
                Duration.ofSeconds(chance.nextInt(120)),
                outages(),
                jobs(born));
    }

    /** Another runner that registers under the same name, which gets an id of its own and lives. */
    private Pod successor(Pod pod, long id) {
        var born = now.plusSeconds(chance.nextInt(600) - 300);
        var outages = List.of(story.blackout());
        return new Pod(
                id,
                pod.name(),
                pod.labels(),
                pod.ours(),
                pod.lifetime(),
                born,
                Instant.MAX,
                Duration.ZERO,
                outages,
                List.of());
    }

    private Instant died(Instant born) {
        return switch (chance.nextInt(4)) {
            case 0 -> born.plusSeconds(chance.nextInt(6 * 60 * 60));
            case 1 -> now.plusSeconds(chance.nextInt(1_500) - 900);
            default -> Instant.MAX;
        };
    }

    /** Only one for each, and the blackout: one that was away twice within a cleanup could not be told from a dead one. */
    private List<Span> outages() {
        var blackout = story.blackout();
        if (!blackout.from().equals(blackout.to())) {
            return List.of(blackout);
        }
        return List.of(chance.nextInt(3) == 0 ? story.fleetWide() : story.outage(chance, now));
    }

    private List<Span> jobs(Instant born) {
        var jobs = new ArrayList<Span>();
        var from = born;
        while (from.isBefore(now.plus(Duration.ofHours(2)))) {
            from = from.plusSeconds(60 + chance.nextInt(3_600));
            var to = from.plusSeconds(60 + chance.nextInt(3_600));
            jobs.add(new Span(from, to));
            from = to;
        }
        return jobs;
    }

    private String foreignName() {
        return switch (chance.nextInt(5)) {
            case 0 -> "demo-gpu-" + suffix(10) + "-" + suffix(5);
            case 1 -> "Demo-" + suffix(10) + "-" + suffix(5);
            case 2 -> "demo-linux-build";
            case 3 -> "my-demo-" + suffix(10) + "-" + suffix(5);
            default -> "dämon-" + chance.nextInt(10);
        };
    }

    /** Labels of another's runner; where its name fits, one that is selected for is missing. */
    private List<String> labels(boolean nameFits) {
        return nameFits || chance.nextBoolean()
                ? List.of("self-hosted", "linux", "gpu-a100")
                : List.of("self-hosted", "gpu", "linux");
    }

    private String suffix(int length) {
        var text = new StringBuilder();
        chance.ints(length, 0, ALPHABET.length()).forEach(index -> text.append(ALPHABET.charAt(index)));
        return text.toString();
    }
}

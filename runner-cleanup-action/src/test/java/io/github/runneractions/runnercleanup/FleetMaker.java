package io.github.runneractions.runnercleanup;

import io.github.runneractions.runnercleanup.Pod.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes random fleets, the same one from the same chance; most of what happens in them happens around {@code now}. */
final class FleetMaker {
    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

    private final Random chance;
    private final Instant now;
    private final Duration offlineFor;
    private final Span fleetWideOutage;

    /**
     * @param now when the first cleanup begins
     * @param offlineFor no outage is as long
     */
    FleetMaker(Random chance, Instant now, Duration offlineFor) {
        this.chance = chance;
        this.now = now;
        this.offlineFor = offlineFor;
        this.fleetWideOutage = outage();
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
        var fits = "demo-" + suffix(10) + "-" + suffix(5);
        var rightName = ours || chance.nextInt(3) == 0;
        return new Pod(
                id,
                rightName ? fits : foreignName(),
                ours ? List.of("self-hosted", "GPU", "Linux") : labels(rightName),
                ours,
                born,
                died(born),
                // Only one: a runner that was away twice within one cleanup could not be told from a dead one.
                List.of(chance.nextInt(3) == 0 ? fleetWideOutage : outage()),
                jobs(born));
    }

    /** Another runner that registers under the same name, which gets an id of its own and lives. */
    private Pod successor(Pod pod, long id) {
        var born = now.plusSeconds(chance.nextInt(600) - 300);
        return new Pod(id, pod.name(), pod.labels(), pod.ours(), born, Instant.MAX, List.of(), List.of());
    }

    private Instant died(Instant born) {
        return switch (chance.nextInt(4)) {
            case 0 -> born.plusSeconds(chance.nextInt(6 * 60 * 60));
            case 1 -> now.plusSeconds(chance.nextInt(1_500) - 900);
            default -> Instant.MAX;
        };
    }

    private Span outage() {
        var from = now.plusSeconds(chance.nextInt(900) - 240);
        var shorter = offlineFor.toMillis() - 1 - chance.nextInt((int) offlineFor.toMillis() / 2);
        return new Span(from, from.plusMillis(shorter));
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

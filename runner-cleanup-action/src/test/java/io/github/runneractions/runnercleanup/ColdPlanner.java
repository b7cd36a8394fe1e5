package io.github.runneractions.runnercleanup;

import io.github.runneractions.github.http.ApiResponse;
import io.github.runneractions.github.runner.ListRunners;
import io.github.runneractions.github.runner.Runner;
import io.github.runneractions.github.runner.RunnerListing;
import io.github.runneractions.github.runner.RunnerScope;
import io.github.runneractions.runnercleanup.plan.CleanupPlan;
import io.github.runneractions.runnercleanup.plan.NamePattern;
import io.github.runneractions.runnercleanup.plan.Observation;
import io.github.runneractions.runnercleanup.plan.Rules;
import io.github.runneractions.runnercleanup.plan.Runners;
import io.github.runneractions.runnercleanup.plan.SafetyLimits;
import io.github.runneractions.runnercleanup.plan.StaleCandidates;
import io.github.runneractions.runnercleanup.plan.StalenessRule;
import io.github.runneractions.sandbox.runner.action.ActionImage;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Decodes and plans once, in a JVM that has done neither before, as every run of the action does. */
final class ColdPlanner {
    private static final int RUNNERS = 10_000;
    private static final int PAGE = 100;
    private static final RunnerScope ACME = new RunnerScope.OfOrganization("acme");

    private ColdPlanner() {}

    /** The processor time of a round, which a busy machine lengthens less than the elapsed time. */
    record Taken(Duration decoding, Duration planning) {}

    /** A round in the image's runtime with its options and AOT cache, which stays valid with a longer class path. */
    static Taken in(ActionImage image) throws IOException, InterruptedException {
        var command = new ArrayList<>(image.command(Stream.of()));
        var jar = command.size() - 2;
        command.set(jar, command.get(jar) + ":" + testClasses());
        command.set(jar + 1, ColdPlanner.class.getName());
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var nanos = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                .strip()
                .split(" ", -1);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the planner failed");
        }
        return new Taken(Duration.ofNanos(Long.parseLong(nanos[0])), Duration.ofNanos(Long.parseLong(nanos[1])));
    }

    private static Path testClasses() {
        var source = ColdPlanner.class.getProtectionDomain().getCodeSource();
        return Path.of(URI.create(source.getLocation().toString()));
    }

    /** Prints the nanoseconds of the decoding and of the planning. */
    public static void main(String[] args) throws IOException {
        var pages = IntStream.rangeClosed(1, RUNNERS / PAGE)
                .mapToObj(ColdPlanner::page)
                .toList();
        var start = processorTime();
        var listing = decoded(pages);
        var decoded = processorTime();
        var plan = planned(listing);
        var end = processorTime();
        if (plan.toRemove().size() != RUNNERS / 4) {
            throw new AssertionError(plan.offline() + " are offline");
        }
        System.out.println((decoded - start) + " " + (end - decoded));
    }

    /** In nanoseconds. Linux tells without a module that the image lacks. */
    private static long processorTime() throws IOException {
        return Long.parseLong(
                Files.readString(Path.of("/proc/thread-self/schedstat")).split(" ", -1)[0]);
    }

    private static RunnerListing decoded(List<ApiResponse> pages) {
        var endpoint = new ListRunners(ACME, 1);
        var runners = new LinkedHashMap<Long, Runner>();
        pages.forEach(page -> endpoint.decode(page).runners().forEach(runner -> runners.put(runner.id(), runner)));
        return new RunnerListing(runners, RUNNERS);
    }

    private static CleanupPlan planned(RunnerListing listing) {
        var rules = new Rules(
                Runners.selection(List.of("kubernetes", "linux"), NamePattern.ofRelease("demo")),
                StalenessRule.OFFLINE,
                Duration.ofMinutes(2),
                Duration.ZERO);
        var first = CleanupPlan.of(rules, StaleCandidates.NONE, look(0, listing));
        var last = CleanupPlan.of(rules, first.candidates(), look(120, listing));
        new SafetyLimits(Optional.empty(), SafetyLimits.OnExcess.REFUSE, 0).check(last);
        return last;
    }

    private static Observation look(int second, RunnerListing listing) {
        var at = Instant.ofEpochSecond(second);
        return new Observation(at, at, listing, Set.of(), 0);
    }

    /** A page as GitHub writes it. */
    private static ApiResponse page(int number) {
        var runners = IntStream.range((number - 1) * PAGE, number * PAGE)
                .mapToObj(ColdPlanner::runner)
                .collect(Collectors.joining(","));
        var text = "{\"total_count\":" + RUNNERS + ",\"runners\":[" + runners + "]}";
        return new ApiResponse(200, Map.of(), text.getBytes(StandardCharsets.UTF_8));
    }

    private static String runner(int id) {
        return """
                {"id":%d,"name":"demo-7c9d8f6b54-%s","os":"linux","status":"%s","busy":false,"ephemeral":false,
                "runner_group_id":1,"version":"2.338.0","labels":[{"id":1,"name":"self-hosted","type":"read-only"},
                {"id":2,"name":"Linux","type":"read-only"},{"id":3,"name":"X64","type":"read-only"},
                {"id":4,"name":"kubernetes","type":"custom"}]}""".formatted(id, suffix(id), id % 4 == 0 ? "offline" : "online");
    }

    /** Five characters such as Kubernetes takes, other ones for each runner. */
    private static String suffix(int id) {
        var digits = String.format("%05d", id);
        return digits.chars()
                .mapToObj(digit -> "bcdfghjklm".substring(digit - '0', digit - '0' + 1))
                .collect(Collectors.joining());
    }
}

package io.github.runneractions.deploy.rollout;

import io.github.runneractions.deploy.rollout.PodHistory.Moment;
import io.github.runneractions.toolkit.Markdown;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The pods of a release for the job's summary: their end state as a table, and what became of them as a timeline in Mermaid. */
final class RolloutSummary {
    private static final int MOST_ROWS = 50;
    private static final int MOST_TIMELINES = 20;

    private RolloutSummary() {}

    static Markdown of(Sighting seen) {
        var history = seen.state().history().of();
        return Markdown.of("{}{}", table(seen), history.isEmpty() ? new Markdown("") : timeline(history, seen.at()));
    }

    /** Helm's words, fenced. */
    static Markdown said(String words) {
        return words.isEmpty() ? new Markdown("") : Markdown.of("\nHelm\u2019s error:\n\n{}", Markdown.code(words));
    }

    private static Markdown table(Sighting seen) {
        var pods = seen.pods().stream()
                .map(SeenProblems.OwnedPod::state)
                .sorted(Comparator.comparing(PodState::ready).thenComparing(PodState::name))
                .toList();
        if (pods.isEmpty()) {
            return new Markdown("");
        }
        var rows = Markdown.joined(pods.stream().limit(MOST_ROWS).map(pod -> row(pod, seen)));
        return Markdown.of("\n| Pod | State | After | Problem |\n| --- | --- | --- | --- |\n{}{}", rows, rest(pods));
    }

    private static Markdown row(PodState pod, Sighting seen) {
        return Markdown.of(
                "| {} | {} | {} | {} |\n",
                pod.name(),
                pod.stage(),
                last(seen, pod.name()).map(after -> after + " s").orElse(""),
                Optional.ofNullable(seen.state().problems().all().get("Pod/" + pod.name()))
                        .map(problem -> problem.problem().toString())
                        .orElse(""));
    }

    /** How long a new pod took to its last stage. */
    private static Optional<Long> last(Sighting seen, String pod) {
        return Optional.ofNullable(seen.state().history().of().get(pod))
                .flatMap(moments -> seen.state().age(pod, moments.getLast().at()));
    }

    private static Markdown rest(List<PodState> pods) {
        var stages = pods.stream()
                .skip(MOST_ROWS)
                .collect(Collectors.groupingBy(PodState::stage, Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .map(stage -> stage.getValue() + " " + stage.getKey())
                .collect(Collectors.joining(", "));
        return stages.isEmpty()
                ? new Markdown("")
                : Markdown.of("\n{} more pods: {}\n", pods.size() - MOST_ROWS, stages);
    }

    /** A bar for each stage of a pod, from when the first pod was seen. */
    private static Markdown timeline(Map<String, List<Moment>> history, Instant end) {
        var start = history.values().stream()
                .map(moments -> moments.getFirst().at())
                .min(Comparator.naturalOrder())
                .orElse(end);
        var pods = history.entrySet().stream()
                .limit(MOST_TIMELINES)
                .flatMap(pod ->
                        Stream.concat(Stream.of("    section " + word(pod.getKey())), bars(pod.getValue(), start, end)))
                .collect(Collectors.joining("\n"));
        var more = history.size() > MOST_TIMELINES
                ? Markdown.of("\nThe timeline has {} of {} pods.\n", MOST_TIMELINES, history.size())
                : new Markdown("");
        return Markdown.of(
                "\n```mermaid\ngantt\n    dateFormat HH:mm:ss\n    axisFormat %M:%S\n{}\n```\n{}",
                new Markdown(pods), more);
    }

    private static Stream<String> bars(List<Moment> moments, Instant start, Instant end) {
        return IntStream.range(0, moments.size()).mapToObj(index -> {
            var from = seconds(start, moments.get(index).at());
            var next = index + 1 < moments.size() ? moments.get(index + 1).at() : end;
            var stage = moments.get(index).stage();
            // A bar of no length is not seen.
            return "    " + word(stage) + " :" + tag(stage) + time(from) + ", "
                    + Math.max(1, seconds(start, next) - from) + "s";
        });
    }

    private static String tag(String stage) {
        return switch (stage) {
            case "Ready", "Succeeded" -> "done, ";
            case PodState.PENDING, PodState.INITIALISED, "Running", "Init", "Terminating", "gone" -> "";
            default -> "crit, ";
        };
    }

    /** Not negative when the clock was set back, and of the same day. */
    private static long seconds(Instant start, Instant at) {
        return Math.clamp(
                Duration.between(start, at).toSeconds(), 0, Duration.ofDays(1).toSeconds() - 1);
    }

    private static String time(long seconds) {
        return LocalTime.ofSecondOfDay(seconds).format(DateTimeFormatter.ISO_LOCAL_TIME);
    }

    /** What begins nothing in Mermaid's language: a node chooses the reason that is a stage. */
    private static String word(String text) {
        return text.chars()
                .limit(60)
                .mapToObj(one ->
                        one < 0x80 && (Character.isLetterOrDigit(one) || one == '-') ? Character.toString(one) : " ")
                .collect(Collectors.joining())
                .replaceAll(" +", " ")
                .strip()
                .transform(word -> word.isEmpty() ? "other" : word);
    }
}

package io.github.runneractions.deploy.rollout;

import io.github.runneractions.deploy.chart.LiveObjects;
import io.github.runneractions.deploy.chart.RenderedChart;
import io.github.runneractions.deploy.rollout.SeenProblems.Found;
import io.github.runneractions.toolkit.WorkflowLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What was seen of a roll-out by its watch, the logs of its containers, and the conditions of its objects.
 *
 * @param live reads objects in short time
 */
record RolloutWitness(ReleaseWatch watch, RenderedChart chart, Supplier<LiveObjects> live, WorkflowLog log)
        implements Evidence.Witness {
    @Override
    public void freeze(String words) {
        watch.freeze(words);
    }

    @Override
    public boolean isHopeless() {
        return watch.seen().hopeless().isPresent();
    }

    @Override
    public Evidence about(String words) {
        var seen = watch.seen();
        var notReady = NotReady.in(words);
        var found = seen.hopeless()
                .or(() -> seen.worst(
                        origin -> notReady.isEmpty() || notReady.stream().anyMatch(object -> object.is(origin))));
        var unseen = new ArrayList<>(seen.unseen());
        if (found.isPresent()) {
            var problem = found.get().seen().ended().map(container -> withLastLine(container, found.get(), unseen));
            return Evidence.of(
                    Optional.of(
                            cause(found.get(), problem.orElse(found.get().seen().problem()), seen)),
                    seen.hopeless().isPresent(),
                    unseen);
        }
        var own = new OwnConditions(chart, live.get()).of(notReady);
        unseen.addAll(own.unread());
        if (own.cause().isEmpty()) {
            unseen.add("neither pods nor events" + (notReady.isEmpty() ? "" : " nor conditions") + " told why"
                    + objects(notReady));
        }
        return Evidence.of(own.cause(), false, unseen);
    }

    private static String objects(List<NotReady> objects) {
        return objects.isEmpty()
                ? ""
                : " " + objects.stream().limit(3).map(NotReady::toString).collect(Collectors.joining(", "))
                        + (objects.size() > 3 ? " and " + (objects.size() - 3) + " more" : "")
                        + (objects.size() == 1 ? " is not ready" : " are not ready");
    }

    private static Evidence.Cause cause(Found found, PodProblem problem, Sighting seen) {
        var origin = found.seen().origin();
        return new Evidence.Cause(
                origin.kind() + " " + origin.name(),
                problem,
                found.others(),
                seen.state().leaving().size());
    }

    /** Logs the last lines of {@code container}; returns its problem, with the last of them if the pod itself tells none. */
    private PodProblem withLastLine(EndedContainer container, Found found, List<String> unseen) {
        var problem = found.seen().problem();
        var tail = watch.lastLines(container);
        if (!tail.text().isEmpty()) {
            try (var lines =
                    log.foreign("last lines of container " + container.name() + " of pod " + container.pod())) {
                lines.line(tail.text());
            }
        }
        if (problem.message().contains(": ")) {
            return problem;
        }
        tail.refused()
                .ifPresent(why -> unseen.add(
                        "the log of container " + container.name() + " could not be read: " + PodProblem.brief(why)));
        return tail.text().isEmpty()
                ? problem
                : new PodProblem(
                        problem.kind(),
                        problem.object(),
                        problem.reason(),
                        problem.message() + ": "
                                + tail.text().substring(tail.text().lastIndexOf('\n') + 1));
    }
}

package io.github.runneractions.deploy.rollout;

import io.github.runneractions.deploy.chart.LiveObjects;
import io.github.runneractions.deploy.chart.RenderedChart;
import io.github.runneractions.deploy.chart.RenderedObject;
import io.github.runneractions.kubernetes.object.Unstructured;
import io.github.runneractions.runtime.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What objects say in their own conditions about why they are not ready: the only words of a custom resource.
 *
 * @param live reads them, before anything is undone
 */
record OwnConditions(RenderedChart chart, LiveObjects live) {
    /** Each takes a call, and the run may be about to be killed. */
    private static final int MOST = 3;

    /** Conditions that are true when something is wrong. */
    private static final Set<String> BAD = Set.of("Failed", "FailureTarget", "Stalled", "ReplicaFailure", "Degraded");

    /** Of these, the other conditions only repeat that pods are missing. */
    private static final Set<String> WITH_PODS = Set.of("Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "Pod");

    /** A problem that was found, and what could not be read. */
    record Result(Optional<Evidence.Cause> cause, List<String> unread) {}

    Result of(List<NotReady> objects) {
        var unread = new ArrayList<String>();
        for (var waited : objects.stream().limit(MOST).toList()) {
            for (var object : candidates(waited)) {
                try {
                    var cause = cause(object);
                    if (cause.isPresent()) {
                        return new Result(cause, unread);
                    }
                } catch (Failure e) {
                    unread.add("the conditions of " + waited + " could not be read (" + e.getMessage() + ")");
                }
            }
        }
        return new Result(Optional.empty(), unread);
    }

    /** Two API groups may have a kind of the same name, such as Service. */
    private List<RenderedObject> candidates(NotReady waited) {
        return chart.objects().stream()
                .filter(object -> waited.mayBe(object, live.cluster().namespace()))
                .limit(MOST)
                .toList();
    }

    private Optional<Evidence.Cause> cause(RenderedObject object) {
        var name = object.kind() + " " + object.name();
        return live.find(object)
                .map(found -> new Unstructured(found.getAdditionalProperties()).at("status", "conditions"))
                .flatMap(conditions -> worst(object.kind(), conditions.items().toList()))
                .map(condition -> new Evidence.Cause(name, problem(name, object.kind(), condition), 0, 0));
    }

    private static Optional<Unstructured> worst(String kind, List<Unstructured> conditions) {
        var bad = conditions.stream().filter(one -> BAD.contains(type(one)) && is(one, "True"));
        var ready = conditions.stream().filter(one -> type(one).equals("Ready") && !is(one, "True"));
        var others = conditions.stream()
                .filter(one -> is(one, "False") && !one.at("message").orEmpty().isEmpty());
        return WITH_PODS.contains(kind)
                ? bad.findFirst()
                : Stream.of(bad, ready, others).flatMap(found -> found).findFirst();
    }

    private static PodProblem problem(String name, String kind, Unstructured condition) {
        var reason = condition.at("reason").orEmpty();
        var message = condition.at("message").orEmpty();
        var event = new ReleaseEvent(new ObjectReference(kind, name, ""), "", reason, message);
        return ProblemKind.ofEvent(event)
                .map(of -> new PodProblem(of, name, reason, message))
                .orElseGet(() -> new PodProblem(
                        ProblemKind.CONDITION,
                        name,
                        type(condition) + " is " + condition.at("status").orEmpty()
                                + (reason.isEmpty() ? "" : " (" + reason + ")"),
                        message));
    }

    private static String type(Unstructured condition) {
        return condition.at("type").orEmpty();
    }

    private static boolean is(Unstructured condition, String status) {
        return condition.at("status").orEmpty().equals(status);
    }
}

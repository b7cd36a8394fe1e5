package io.github.runneractions.deploy.rollout;

import io.github.runneractions.kubernetes.object.Unstructured;
import java.util.Optional;

/**
 * A container's entry in a pod's status.
 *
 * @param lifetime as the pod's spec has it: in the status, an init container that runs looks like a sidecar that has started
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-states">Container states</a>
 */
record ContainerState(Unstructured status, Lifetime lifetime) {
    /** How long an init container runs; of no meaning for other containers. */
    enum Lifetime {
        /** It ends before the next container starts. */
        UNTIL_DONE,
        /** A sidecar: it runs beside the others, and the next container starts when it has started. */
        AS_LONG_AS_THE_POD;

        /** That of an init container, by its entry in the pod's spec. */
        static Lifetime of(Unstructured container) {
            return container.at("restartPolicy").orEmpty().equals("Always") ? AS_LONG_AS_THE_POD : UNTIL_DONE;
        }
    }

    /** Whether the next container may start: it has ended successfully, or it is a sidecar that has started. */
    boolean done() {
        return switch (lifetime) {
            case UNTIL_DONE ->
                status.at("state", "terminated").isSet() && exitCode("state").equals("0");
            case AS_LONG_AS_THE_POD -> status.at("started").orEmpty().equals("true");
        };
    }

    /** The reason why it is stuck; empty while it makes progress. */
    Optional<String> stuck() {
        return status.at("state", "waiting", "reason")
                .text()
                .or(() -> status.at("state", "terminated", "reason").text())
                .filter(reason -> ProblemKind.ofContainer(reason).isPresent());
    }

    Optional<PodProblem> problem(String pod) {
        var reason = stuck().or(() -> endedBefore() ? Optional.of("Error") : Optional.empty());
        return reason.flatMap(
                word -> ProblemKind.ofContainer(word).map(kind -> new PodProblem(kind, pod, word, message(kind))));
    }

    /** Where the log of its last end is, if it has failed. */
    Optional<EndedContainer> ended(String pod) {
        var last = lastEnd();
        return status.at(last, "terminated").isSet() && !exitCode(last).equals("0")
                ? Optional.of(new EndedContainer(pod, status.at("name").orEmpty(), last.equals("lastState")))
                : Optional.empty();
    }

    /** Whether it has run, whatever became of it. */
    boolean hasRun() {
        return status.at("state", "running").isSet()
                || status.at("state", "terminated").isSet()
                || status.at("lastState", "terminated").isSet();
    }

    private String message(ProblemKind kind) {
        var name = "container " + status.at("name").orEmpty();
        if (kind != ProblemKind.CRASH) {
            return name + ": " + status.at("state", "waiting", "message").orEmpty();
        }
        var last = lastEnd();
        var words = status.at(last, "terminated", "message").orEmpty().strip();
        var lastLine = words.substring(words.lastIndexOf('\n') + 1);
        var why = status.at(last, "terminated", "reason")
                .text()
                .filter(reason -> !reason.equals("Error"))
                .map(reason -> " (" + reason + ")")
                .orElse("");
        return name + " ended with exit code " + exitCode(last) + why + (lastLine.isEmpty() ? "" : ": " + lastLine);
    }

    /** Not the restart is the cause, but the last end of the container. */
    private String lastEnd() {
        return status.at("state", "terminated").isSet() ? "state" : "lastState";
    }

    /** Whether it runs again after it had failed; between two failures it looks healthy. */
    private boolean endedBefore() {
        return status.at("lastState", "terminated").isSet()
                && !exitCode("lastState").equals("0")
                && !status.at("ready").orEmpty().equals("true");
    }

    private String exitCode(String which) {
        return status.at(which, "terminated", "exitCode").orEmpty();
    }
}

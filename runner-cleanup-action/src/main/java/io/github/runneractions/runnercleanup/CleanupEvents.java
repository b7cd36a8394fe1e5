package io.github.runneractions.runnercleanup;

import static io.github.runneractions.runnercleanup.runners.RunnerOutcome.Outcome.ALREADY_GONE;
import static io.github.runneractions.runnercleanup.runners.RunnerOutcome.Outcome.NOT_SELECTED;
import static io.github.runneractions.runnercleanup.runners.RunnerOutcome.Outcome.REMOVED;

import io.github.runneractions.github.runner.Runner;
import io.github.runneractions.kubernetes.event.EventReason;
import io.github.runneractions.kubernetes.event.EventRecorder;
import io.github.runneractions.kubernetes.event.InvolvedObject;
import io.github.runneractions.kubernetes.event.RunnerEvent;
import io.github.runneractions.kubernetes.release.RecommendedLabels;
import io.github.runneractions.kubernetes.release.ReleaseName;
import io.github.runneractions.runnercleanup.brokenpods.BrokenPods.BrokenPod;
import io.github.runneractions.runnercleanup.plan.RunnerCount;
import io.github.runneractions.runnercleanup.runners.CleanupOutcome;
import io.github.runneractions.runnercleanup.runners.CleanupOutcome.Stage;
import io.github.runneractions.runnercleanup.runners.RunnerOutcome;
import io.github.runneractions.runnercleanup.setback.Names;
import io.github.runneractions.runtime.Failure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells in Events what a cleanup did and saw: on a pod of the release if it is there, otherwise on the release's Deployment. */
final class CleanupEvents {
    private static final Map<String, String> RUNNER_PODS =
            Map.of(RecommendedLabels.COMPONENT, RecommendedLabels.RUNNER);

    private final EventRecorder recorder;
    private final Optional<InvolvedObject> deployment;

    CleanupEvents(EventRecorder recorder, ReleaseName release) {
        this.recorder = recorder;
        this.deployment = recorder.deployment(release.text());
    }

    /** A cleanup that failed before it had a result. Failures of one kind are one Event, with the cause of the last. */
    void tell(Failure failure) {
        onDeployment(EventReason.RUNNER_CLEANUP_FAILED, failure.topic().heading(), failure.getMessage());
    }

    /** The most important first: the time for Events is short. */
    void tell(RunnerCleanupResult result) {
        // Also what stopped the cleanup when `fail-on` lets the run succeed.
        new RunnerCleanupReport(result)
                .failure()
                .or(() -> result.outcome().failure())
                .ifPresent(this::tell);
        var pods = recorder.pods(RUNNER_PODS);
        removed(result.outcome(), pods);
        broken(result.cluster().brokenPods(), result.cluster().deletedPods(), pods);
        if (result.outcome().stage() == Stage.DECIDED) {
            seen(result.outcome(), pods);
        }
    }

    private void removed(CleanupOutcome outcome, Map<String, InvolvedObject> pods) {
        var withoutPod = outcome.with(REMOVED).stream()
                .map(RunnerOutcome::runner)
                .filter(runner -> !pods.containsKey(runner.name()))
                .toList();
        if (!withoutPod.isEmpty()) {
            onDeployment(
                    EventReason.RUNNER_REMOVED,
                    withoutPod.stream()
                            .map(runner -> String.valueOf(runner.id()))
                            .sorted()
                            .collect(Collectors.joining(",")),
                    "Removed " + RunnerCount.text(withoutPod.size()) + " without a pod from GitHub: "
                            + Names.of(withoutPod.stream().map(Runner::name).toList()));
        }
        outcome.with(REMOVED)
                .forEach(of -> Optional.ofNullable(pods.get(of.runner().name()))
                        .ifPresent(pod -> recorder.record(new RunnerEvent(
                                EventReason.RUNNER_REMOVED,
                                pod,
                                String.valueOf(of.runner().id()),
                                "Removed this pod's runner (id " + of.runner().id()
                                        + ") from GitHub: the pod has ended"))));
    }

    private void broken(List<BrokenPod> broken, List<BrokenPod> deleted, Map<String, InvolvedObject> pods) {
        if (!deleted.isEmpty()) {
            onDeployment(
                    EventReason.BROKEN_POD_DELETED,
                    deleted.stream().map(CleanupEvents::uid).sorted().collect(Collectors.joining(",")),
                    "Deleted what would not run a job again: "
                            + deleted.stream()
                                    .map(pod -> pod + " (" + pod.reason() + ")")
                                    .collect(Collectors.joining(", ")));
        }
        broken.stream().filter(pod -> !deleted.contains(pod)).forEach(pod -> {
            var message = "Pod " + pod + " will not run a job again: " + pod.reason();
            Optional.ofNullable(pods.get(pod.toString()))
                    .filter(there -> there.uid().equals(uid(pod)))
                    .or(() -> deployment)
                    .ifPresent(about ->
                            recorder.record(new RunnerEvent(EventReason.BROKEN_POD, about, uid(pod), message)));
        });
    }

    private void seen(CleanupOutcome outcome, Map<String, InvolvedObject> pods) {
        deployment.ifPresent(about -> {
            var all = outcome.online() + outcome.offline();
            var message = outcome.online() + " of " + RunnerCount.text(all) + " online";
            var before = SeenRunners.in(
                    recorder.annotations(new RunnerEvent(EventReason.RUNNERS_CHECKED, about, "", message)));
            var now = SeenRunners.of(registered(outcome), pods);
            pods.values()
                    .forEach(pod -> before.replaced(pod, now)
                            .ifPresent(id -> again(pod, id, now.ids().getOrDefault(pod.uid(), id))));
            var known = before.and(now, pods.values()).asAnnotations();
            recorder.record(new RunnerEvent(EventReason.RUNNERS_CHECKED, about, "", message, known));
        });
    }

    private void again(InvolvedObject pod, long before, long now) {
        recorder.record(new RunnerEvent(
                EventReason.RUNNER_REGISTERED_AGAIN,
                pod,
                String.valueOf(now),
                "This pod's runner is registered again: at GitHub it had the id " + before + ", and has the id " + now
                        + " now"));
    }

    private static List<Runner> registered(CleanupOutcome outcome) {
        return outcome.runners().stream()
                .filter(of -> !Set.of(REMOVED, ALREADY_GONE, NOT_SELECTED).contains(of.outcome()))
                .map(RunnerOutcome::runner)
                .toList();
    }

    private void onDeployment(EventReason reason, String detail, String message) {
        deployment.ifPresent(about -> recorder.record(new RunnerEvent(reason, about, detail, message)));
    }

    private static String uid(BrokenPod pod) {
        return pod.pod().object().uid();
    }
}

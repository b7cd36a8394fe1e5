package io.github.runneractions.deploy.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.deploy.rollout.SeenProblems.OwnedPod;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeenProblemsTest {
    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
    private static final ObjectReference DEPLOYMENT = new ObjectReference("Deployment", "demo", "");
    private static final ObjectReference JOB = new ObjectReference("Job", "migrate", "");

    private SeenProblems seen = SeenProblems.NONE;

    @Test
    void chooseAmongTheObjectsThatHelmWaitedFor() {
        see(DEPLOYMENT, problem("a", ProblemKind.NOT_READY, "Unhealthy", "for a moment"), true, 0);
        see(JOB, problem("m", ProblemKind.IMAGE, "ErrImagePull", "x"), true, 0);

        assertThat(worstOf(DEPLOYMENT)).map(PodProblem::object).contains("a");
    }

    /** They are about to be replaced. */
    @Test
    void preferPodsOfThisDeploymentToEarlierOnes() {
        see(DEPLOYMENT, problem("old", ProblemKind.IMAGE, "ErrImagePull", "x"), false, 0);
        assertThat(worstOf(DEPLOYMENT)).map(PodProblem::object).contains("old");

        see(DEPLOYMENT, problem("new", ProblemKind.NOT_READY, "Unhealthy", "x"), true, 0);
        assertThat(worstOf(DEPLOYMENT)).map(PodProblem::object).contains("new");
    }

    @Test
    void countTheOthersWithTheSameKind() {
        for (var name : List.of("a", "b", "c")) {
            see(DEPLOYMENT, problem(name, ProblemKind.IMAGE, "ErrImagePull", "x"), true, 0);
        }
        see(DEPLOYMENT, problem("d", ProblemKind.NOT_READY, "Unhealthy", "x"), true, 0);

        assertThat(seen.worst(_ -> true, List.of()).orElseThrow().others()).isEqualTo(2);
    }

    @Test
    void keepTheRegistrysAnswerWhileTheKubeletPauses() {
        see(DEPLOYMENT, problem("a", ProblemKind.IMAGE, "ErrImagePull", "manifest unknown"), true, 0);
        see(DEPLOYMENT, problem("a", ProblemKind.IMAGE, "ImagePullBackOff", "Back-off pulling image"), true, 1);

        assertThat(worstOf(DEPLOYMENT)).map(PodProblem::message).contains("manifest unknown");
    }

    @Test
    void forgetWhatAPodHasOvercome() {
        see(DEPLOYMENT, problem("a", ProblemKind.UNSCHEDULABLE, "Unschedulable", "x"), true, 0);

        seen = seen.after(
                new PodState(
                        "a",
                        "Running",
                        Optional.empty(),
                        Optional.empty(),
                        Set.of(ProblemKind.UNSCHEDULABLE),
                        List.of()),
                DEPLOYMENT,
                true,
                true,
                START);

        assertThat(worstOf(DEPLOYMENT)).isEmpty();
    }

    @Test
    void tellOfTheClaimThatAPodWaitsFor() {
        see(DEPLOYMENT, problem("a", ProblemKind.UNSCHEDULABLE, "Unschedulable", "unbound claims"), true, 0);
        var claim = new ObjectReference("PersistentVolumeClaim", "data", "");
        seen = seen.with(claim, claim, problem("data", ProblemKind.CLAIM, "FailedBinding", "no class"), true, START);
        var waiting =
                new PodState("a", "Pending", Optional.empty(), Optional.empty(), Set.of(), List.of("data", "logs"));

        assertThat(seen.worst(DEPLOYMENT::equals, List.of(new OwnedPod(DEPLOYMENT, waiting))))
                .map(found -> found.seen().problem().kind())
                .contains(ProblemKind.CLAIM);
    }

    @ParameterizedTest
    @CsvSource({
        "InvalidImageName,  couldn't parse image name,                  0,  true",
        "ErrImagePull,      ghcr.io/acme/lost:1.0: not found,           14, false",
        "ErrImagePull,      ghcr.io/acme/lost:1.0: not found,           15, true",
        "ErrImagePull,      manifest unknown,                           15, true",
        "ErrImagePull,      lookup ghcr.io: no such host,               60, false",
        "ErrImagePull,      unauthorized: authentication required,      60, false",
        "ErrImageNeverPull, Container image is not present,             60, false",
    })
    void areHopelessOnlyWhenWaitingCannotHelp(String reason, String message, int second, boolean hopeless) {
        see(DEPLOYMENT, problem("a", ProblemKind.IMAGE, reason, message), true, 0);
        see(DEPLOYMENT, problem("a", ProblemKind.IMAGE, reason, message), true, 1);

        assertThat(seen.hopeless(START.plusSeconds(second)).isPresent()).isEqualTo(hopeless);
    }

    @Test
    void areNotHopelessForAPodOfAnEarlierDeployment() {
        see(DEPLOYMENT, problem("a", ProblemKind.IMAGE, "InvalidImageName", "x"), false, 0);

        assertThat(seen.hopeless(START.plusSeconds(60))).isEmpty();
    }

    /** Whoever may create events chooses what they tell. */
    @ParameterizedTest
    @CsvSource({"Deployment, demo", "ReplicaSet, demo-1", "Pod, demo-1-a"})
    void areNotHopelessBecauseOfAnEvent(String kind, String name) {
        var object = new ObjectReference(kind, name, "");
        event(object, problem(name, ProblemKind.IMAGE, "InspectFailed", "x: not found"), 0);
        event(object, problem(name, ProblemKind.IMAGE, "InvalidImageName", "x"), 0);

        assertThat(seen.hopeless(START.plusSeconds(60))).isEmpty();
        assertThat(worstOf(DEPLOYMENT)).map(PodProblem::reason).contains("InvalidImageName");
    }

    @Test
    void areNotHopelessBecauseOfAnEventAboutAPodWithAnotherProblem() {
        var lookUp = problem("a", ProblemKind.IMAGE, "ErrImagePull", "lookup ghcr.io: no such host");
        var pause = problem("a", ProblemKind.IMAGE, "ImagePullBackOff", "Back-off pulling image");
        var forged = problem("a", ProblemKind.IMAGE, "InspectFailed", "x: not found");
        var pod = new ObjectReference("Pod", "a", "");

        event(pod, forged, 0);
        see(DEPLOYMENT, pause, true, 1);
        assertThat(seen.hopeless(START.plusSeconds(60))).isEmpty();
        see(DEPLOYMENT, lookUp, true, 2);
        event(pod, forged, 3);
        see(DEPLOYMENT, pause, true, 4);
        assertThat(seen.hopeless(START.plusSeconds(60))).isEmpty();
    }

    @Test
    void areHopelessByThePodsOwnStatusWhateverEventsTell() {
        var missing = problem("a", ProblemKind.IMAGE, "ErrImagePull", "ghcr.io/acme/lost:1.0: not found");
        var pod = new ObjectReference("Pod", "a", "");

        event(pod, missing, 0);
        see(DEPLOYMENT, missing, true, 10);
        event(pod, problem("a", ProblemKind.IMAGE, "Failed", "all is well"), 11);

        assertThat(seen.hopeless(START.plusSeconds(24))).isEmpty();
        assertThat(seen.hopeless(START.plusSeconds(25))).isPresent();
    }

    @Test
    void areNotHopelessForAPodThatNothingInTheClusterKeeps() {
        var invalid = problem("a", ProblemKind.IMAGE, "InvalidImageName", "x");
        seen = seen.after(new PodState("a", "InvalidImageName", Optional.of(invalid)), DEPLOYMENT, true, false, START);

        assertThat(seen.hopeless(START.plusSeconds(60))).isEmpty();
    }

    private void see(ObjectReference origin, PodProblem problem, boolean isNew, int second) {
        seen = seen.after(
                new PodState(problem.object(), problem.reason(), Optional.of(problem)),
                origin,
                isNew,
                true,
                START.plusSeconds(second));
    }

    private void event(ObjectReference object, PodProblem problem, int second) {
        seen = seen.with(object, DEPLOYMENT, problem, true, START.plusSeconds(second));
    }

    private Optional<PodProblem> worstOf(ObjectReference origin) {
        return seen.worst(origin::equals, List.of()).map(found -> found.seen().problem());
    }

    private static PodProblem problem(String object, ProblemKind kind, String reason, String message) {
        return new PodProblem(kind, object, reason, message);
    }
}

package io.github.runneractions.deploy.rollout;

import com.google.re2j.Pattern;
import io.github.runneractions.runtime.Topic;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Kinds of problems, the most telling first, with Kubernetes' reasons for each. */
// Both are immutable: a Topic is a record of a text, and List.of cannot be changed.
@SuppressWarnings("ImmutableEnumChecker")
public enum ProblemKind {
    IMAGE(
            new Topic("A pod's image cannot be pulled"),
            "Check the image's name and tag in `values`, and set `imagePullSecrets` if it is private.",
            List.of(
                    "ErrImagePull",
                    "ImagePullBackOff",
                    "InvalidImageName",
                    "ErrImageNeverPull",
                    "ImageInspectError",
                    "RegistryUnavailable",
                    "SignatureValidationFailed"),
            List.of(Sign.of("Failed", "^Failed to pull image"), Sign.of("InspectFailed"))),
    CONFIG(
            new Topic("A pod's container cannot be started"),
            "Create what the container refers to, or change `values` so that it does not.",
            List.of("CreateContainerConfigError", "CreateContainerError", "RunContainerError", "StartError"),
            List.of()),
    CRASH(
            new Topic("A pod's container exits repeatedly"),
            "Fix the cause that the last line names. For more, read a new pod's log (`kubectl logs --follow`) while"
                    + " the step runs.",
            List.of("CrashLoopBackOff", "OOMKilled", "Error"),
            List.of()),
    QUOTA(
            new Topic("The namespace's quota is used up"),
            "Lower `replicaCount` or the resource requests in `values`, or ask for a higher quota.",
            List.of(),
            List.of(Sign.of("FailedCreate", "exceeded quota|failed quota"))),
    POLICY(
            new Topic("A policy of the cluster refuses the chart"),
            "Change `values` to comply with the policy, or ask its owners for an exception.",
            List.of(),
            List.of(Sign.of("FailedCreate", "violates PodSecurity|admission webhook \"|ValidatingAdmissionPolicy '"))),
    NOT_CREATED(
            new Topic("Pods cannot be created"),
            "Create what the message names, or change `values` so that the pods do not need it.",
            List.of(),
            List.of(Sign.of("FailedCreate"))),
    CLAIM(
            new Topic("A pod's volume claim is not bound"),
            "Set a storage class that the cluster has (`kubectl get storageclass`) in `values`, or ask for a volume.",
            List.of(),
            List.of(
                    Sign.of("ProvisioningFailed"),
                    Sign.of("FailedBinding"),
                    Sign.of("VolumeMismatch"),
                    Sign.of("ClaimLost"),
                    Sign.of("ClaimMisbound"))),
    MOUNT(
            new Topic("A pod's volume cannot be mounted"),
            "Create the missing object; with `registration-token` the action creates the registration Secret.",
            List.of(),
            List.of(Sign.of("FailedMount"), Sign.of("FailedAttachVolume"), Sign.of("FailedMapVolume"))),
    UNSCHEDULABLE(
            new Topic("A pod cannot be scheduled"),
            "Lower the resource requests in `values`, or add nodes.",
            List.of(),
            List.of(Sign.of("FailedScheduling"))),
    EVICTED(
            new Topic("A pod was evicted"),
            "Check the node's memory and disk, and raise the pod's resource requests.",
            List.of(),
            List.of(Sign.of("Evicted"), Sign.of("Preempted"), Sign.of("Preempting"))),
    UNREGISTERED(
            new Topic("A runner is not registered"),
            "Do what the message of the container `registrar` asks for.",
            List.of(),
            List.of(new Sign("Unhealthy", "^Startup probe failed", "registrar"))),
    NOT_READY(
            new Topic("A pod runs but does not become ready"),
            "Read the pod's log while the step runs: a runner is ready once it has a session with GitHub.",
            List.of(),
            List.of(Sign.of("Unhealthy"))),
    JOB(
            new Topic("A Job of the chart fails"),
            "Read the log of the Job's pod (`kubectl logs job/NAME`) while the step runs.",
            List.of(),
            List.of(
                    Sign.of("BackoffLimitExceeded"),
                    Sign.of("DeadlineExceeded"),
                    Sign.of("PodFailurePolicy"),
                    Sign.of("MaxFailedIndexesExceeded"))),
    CONDITION(
            new Topic("An object of the chart is not ready"),
            "Fix what its condition names; `kubectl describe` shows more while the step runs.",
            List.of(),
            List.of());

    /** Registries' answers about an image or a tag that they do not have, as container runtimes pass them on. */
    static final Pattern NO_SUCH_IMAGE = Pattern.compile(
            "(?i)manifest unknown|name unknown|code = NotFound|repository does not exist|: not found\\b");

    private final Topic topic;
    private final String hint;
    private final List<String> ofContainers;
    private final List<Sign> signs;

    ProblemKind(Topic topic, String hint, List<String> ofContainers, List<Sign> signs) {
        this.topic = topic;
        this.hint = hint;
        this.ofContainers = ofContainers;
        this.signs = signs;
    }

    /** The title of the failure. */
    public Topic topic() {
        return topic;
    }

    /** What to do about it. */
    public String hint() {
        return hint;
    }

    /** For a container that waits, or has terminated, for {@code reason}. */
    static Optional<ProblemKind> ofContainer(String reason) {
        return first(kind -> kind.ofContainers.contains(reason));
    }

    /** For a pod with {@code reason} in its own status. */
    static Optional<ProblemKind> ofPod(String reason) {
        return first(kind -> kind.signs.stream().anyMatch(sign -> sign.reason.equals(reason)));
    }

    static Optional<ProblemKind> ofEvent(ReleaseEvent event) {
        return first(kind -> kind.signs.stream().anyMatch(sign -> sign.isIn(event)));
    }

    private static Optional<ProblemKind> first(Predicate<ProblemKind> fits) {
        return Stream.of(values()).filter(fits).findFirst();
    }

    /**
     * What an event of this kind has.
     *
     * @param text found in its message
     * @param container the one that it is about; empty for any
     */
    private record Sign(String reason, Pattern text, String container) {
        Sign(String reason, String text, String container) {
            this(reason, Pattern.compile(text), container);
        }

        static Sign of(String reason) {
            return of(reason, "");
        }

        static Sign of(String reason, String text) {
            return new Sign(reason, text, "");
        }

        boolean isIn(ReleaseEvent event) {
            return reason.equals(event.reason())
                    && (container.isEmpty() || container.equals(event.container()))
                    && text.matcher(PodProblem.brief(event.message())).find();
        }
    }
}

package io.github.runneractions.deploy.progress;

import io.github.runneractions.runtime.Topic;

/** Sorts of trouble that keep a release from becoming ready, the most telling first. */
public enum TroubleKind {
    /** The image is not there, or may not be pulled. */
    IMAGE,
    /** A Secret, a ConfigMap or a security setting stands against the container's start. */
    CONFIG,
    /** The container starts, and ends. */
    CRASH,
    /** Quota, policy, or a missing ServiceAccount. */
    NOT_CREATED,
    /** A Secret, ConfigMap or claim that is not there. */
    MOUNT,
    /** No node fits or has room. */
    UNSCHEDULABLE,
    /** Its node had to let it go. */
    EVICTED,
    /** Its readiness probe fails. */
    NOT_READY;

    static final Topic IMAGE_TOPIC = new Topic("A pod's image cannot be pulled");
    static final Topic CONFIG_TOPIC = new Topic("A pod's container cannot be started");
    static final Topic CRASH_TOPIC = new Topic("A pod's container ends again and again");
    static final Topic NOT_CREATED_TOPIC = new Topic("Pods cannot be created");
    static final Topic MOUNT_TOPIC = new Topic("A pod's volume cannot be mounted");
    static final Topic UNSCHEDULABLE_TOPIC = new Topic("No node takes a pod");
    static final Topic EVICTED_TOPIC = new Topic("A pod was evicted");
    static final Topic NOT_READY_TOPIC = new Topic("A pod runs but does not become ready");

    /** The failure's title. */
    public Topic topic() {
        return switch (this) {
            case IMAGE -> IMAGE_TOPIC;
            case CONFIG -> CONFIG_TOPIC;
            case CRASH -> CRASH_TOPIC;
            case NOT_CREATED -> NOT_CREATED_TOPIC;
            case MOUNT -> MOUNT_TOPIC;
            case UNSCHEDULABLE -> UNSCHEDULABLE_TOPIC;
            case EVICTED -> EVICTED_TOPIC;
            case NOT_READY -> NOT_READY_TOPIC;
        };
    }

    /** What to do about it. */
    public String hint() {
        return switch (this) {
            case IMAGE -> "Check the image's name and tag in `values`, and `imagePullSecrets` if it is private.";
            case CONFIG -> "Give what the container refers to, or change `values` so that it does not.";
            case CRASH ->
                "Mend what its last line says; for more, read a new pod's log (`kubectl logs --follow`) while the step runs.";
            case NOT_CREATED -> "Lower what `values` ask for, or have the quota or policy changed.";
            case MOUNT -> "Create the missing object; `registration-token` brings the registration Secret.";
            case UNSCHEDULABLE -> "Lower the resource requests in `values`, or add nodes.";
            case EVICTED -> "Look at the node's memory and disk, and raise the pod's requests.";
            case NOT_READY ->
                "Read the pod's log while the step runs: a runner is ready once it has a session with GitHub.";
        };
    }
}

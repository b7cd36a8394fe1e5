package io.github.runneractions.deploy.lock;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The lock as the API server has it.
 *
 * @param uid the Secret's: that of one that was created again is another
 * @param version the Secret's {@code resourceVersion}
 * @param written when a run of this action has written the Secret last, by the API server's clock
 * @param holder the text of the entry of the run that deploys
 * @param waiting the same of the run that waits
 */
record LockState(String uid, String version, Instant written, Optional<String> holder, Optional<String> waiting) {
    static final String HOLDER = "runner-actions/deploying";
    static final String WAITING = "runner-actions/waiting";

    static LockState of(GenericKubernetesResource secret) {
        var metadata = secret.getMetadata();
        var annotations = Optional.ofNullable(metadata.getAnnotations()).orElse(Map.of());
        return new LockState(
                metadata.getUid(),
                metadata.getResourceVersion(),
                ServerTime.ofOurs(metadata),
                Optional.ofNullable(annotations.get(HOLDER)),
                Optional.ofNullable(annotations.get(WAITING)));
    }

    /** Whether the run of {@code entry} holds it. */
    boolean isHeldBy(LockEntry entry) {
        return holder.map(LockEntry::parse).filter(entry::isOf).isPresent();
    }

    /** Whether the run of {@code entry} is the one that waits. */
    boolean isAwaitedBy(LockEntry entry) {
        return waiting.map(LockEntry::parse).filter(entry::isOf).isPresent();
    }
}

package io.github.runneractions.deploy.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fabric8.kubernetes.api.model.ManagedFieldsEntryBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.github.runneractions.runtime.PreconditionFailed;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What others who may create or write Secrets do to the lock. */
@Tag("real")
class LockAttacksTest {
    private static final ControlPlane PLANE = ControlPlane.shared();
    private static final String LOCK = "runner-actions.lock.demo";

    private final TenantNamespace tenant = PLANE.tenant(PLANE.freshNamespace("lock"));

    /** A run takes over only from one that was silent for long enough. */
    @Test
    void doNotTakeItOverByWritingIntoIt() {
        try (var run = Contender.numbered(tenant, 1);
                var forger = Contender.numbered(tenant, 2)) {
            var lock = run.take();
            for (var holder : List.of(Optional.of(forger.entry().text()), Optional.<String>empty())) {
                var secret = forger.secret();
                assertThat(secret.change(secret.find().orElseThrow(), Map.of(LockState.HOLDER, holder)))
                        .isPresent();

                lock.beat();

                assertThat(run.hasLost()).isFalse();
                lock.requireNotLost();
                assertThat(run.secret().find().orElseThrow().isHeldBy(run.entry()))
                        .isTrue();
            }
            lock.close();
            assertThat(run.secret().find()).isEmpty();
        }
    }

    /** Or both would deploy. */
    @Test
    void leaveItToTheNextRunByDeletingIt() {
        try (var run = Contender.numbered(tenant, 1);
                var next = Contender.numbered(tenant, 2)) {
            var lock = run.take();
            run.secret().delete(run.secret().find().orElseThrow());
            try (var successor = next.take()) {
                lock.beat();

                assertThat(run.hasLost()).isTrue();
                successor.beat();
                assertThat(successor.isHeld()).isTrue();
            }
        }
    }

    /** With the lock's time, a run tells how old the records of other programs are. */
    @Test
    void doNotChangeItsTime() {
        PLANE.admin()
                .resource(secret(metadata -> metadata.editMetadata()
                        .withManagedFields(new ManagedFieldsEntryBuilder()
                                .withManager("kubectl")
                                .withOperation("Update")
                                .withApiVersion("v1")
                                .withTime("2100-01-01T00:00:00Z")
                                .withFieldsType("FieldsV1")
                                .withNewFieldsV1()
                                .addToAdditionalProperties("f:type", Map.of())
                                .endFieldsV1()
                                .build())
                        .endMetadata()))
                .create();
        try (var run = Contender.numbered(tenant, 1);
                var lock = run.take()) {
            assertThat(lock.now().orElseThrow()).isBefore(Instant.now().plus(Duration.ofDays(1)));
        }
    }

    @Test
    void makeARunDeployWithoutItIfNothingCanBeWrittenIntoIt() {
        // 256 KiB is all that the annotations of an object may have.
        PLANE.admin()
                .resource(secret(lock -> lock.editMetadata()
                        .addToAnnotations("a", "a".repeat((256 << 10) - 1))
                        .endMetadata()))
                .create();
        try (var run = Contender.numbered(tenant, 1);
                var lock = run.take()) {
            assertThat(lock.isHeld()).isFalse();
            assertThat(run.lines())
                    .singleElement()
                    .asString()
                    .startsWith("Deploying without a lock: Tried to change Secret " + LOCK)
                    .contains("422");
        }
    }

    /** The id of a dead run would stay there for everybody. */
    @Test
    void keepNobodyInItWithAFinalizer() {
        try (var first = Contender.numbered(tenant, 1);
                var second = Contender.numbered(tenant, 2)) {
            var lock = first.take();
            PLANE.admin()
                    .secrets()
                    .inNamespace(tenant.namespace())
                    .withName(LOCK)
                    .edit(found -> found.edit()
                            .editMetadata()
                            .addToFinalizers("example.com/stay")
                            .endMetadata()
                            .build());
            lock.close();
            assertThat(first.secret().find().orElseThrow().holder()).isEmpty();

            second.take().close();
            assertThat(second.sleeps()).isZero();
            assertThat(second.lines()).isEmpty();
        }
    }

    /** Another run may take over while the records are read. */
    @Test
    void leaveNothingToUndoAfterTheyTookItOver() {
        try (var run = Contender.numbered(tenant, 1).silentAtOnce();
                var next = Contender.numbered(tenant, 2)) {
            var lock = run.take();
            assertThat(lock.whileNotLost(() -> "read")).isEqualTo("read");

            assertThatExceptionOfType(PreconditionFailed.class)
                    .isThrownBy(() -> lock.whileNotLost(() -> {
                        var successor = next.take();
                        lock.beat();
                        successor.close();
                        return "read";
                    }))
                    .satisfies(lost -> assertThat(lost.topic()).isEqualTo(LockErrors.LOST));
        }
    }

    private Secret secret(UnaryOperator<SecretBuilder> change) {
        return change.apply(new SecretBuilder()
                        .withNewMetadata()
                        .withName(LOCK)
                        .withNamespace(tenant.namespace())
                        .endMetadata()
                        .withType("runner-actions/lock"))
                .build();
    }
}

package io.github.runneractions.deploy.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.github.runneractions.runtime.PreconditionFailed;
import io.github.runneractions.runtime.TimedOut;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import io.github.runneractions.sandbox.kubernetes.TenantRights;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("real")
class DeployLockTest {
    private static final ControlPlane PLANE = ControlPlane.shared();
    private static final int LOOKS = (int) Liveness.SILENCE.dividedBy(Liveness.LOOK);

    private final TenantNamespace tenant = PLANE.tenant(PLANE.freshNamespace("lock"));

    @Test
    void isThereWhileARunDeploysAndGoneAfterIt() {
        try (var run = Contender.numbered(tenant, 1)) {
            var lock = run.take();
            lock.beat();

            assertThat(run.secret().find().orElseThrow().isHeldBy(run.entry())).isTrue();
            assertThat(lock.isHeld()).isTrue();
            lock.close();
            assertThat(run.secret().find()).isEmpty();
            assertThat(run.lines()).isEmpty();
        }
    }

    @Test
    void waitsForARunThatLives() {
        try (var first = Contender.numbered(tenant, 1);
                var second = Contender.numbered(tenant, 2)) {
            var lock = first.take();
            second.whileItSleeps(() -> {
                lock.beat();
                if (second.sleeps() == 2 * LOOKS) {
                    lock.close();
                }
            });

            try (var later = second.take()) {
                assertThat(later.isHeld()).isTrue();
                assertThat(second.sleeps()).isEqualTo(2 * LOOKS);
                assertThat(second.lines())
                        .hasSize(2)
                        .allMatch(
                                line -> line.matches(
                                        "Waiting for https://github.com/acme/widgets/actions/runs/1001"
                                                + "/attempts/1, which has been deploying this release for \\w+ s\\w*: for \\d+ s at most"));
            }
        }
    }

    @Test
    void takesOverFromARunThatIsSilentAndTellsItSo() {
        try (var killed = Contender.numbered(tenant, 1).silentAtOnce();
                var next = Contender.numbered(tenant, 2)) {
            var old = killed.take();
            try (var lock = next.take()) {
                assertThat(next.sleeps()).isEqualTo(LOOKS);
                assertThat(lock.dead("run-1")).contains("https://github.com/acme/widgets/actions/runs/1001/attempts/1");
                assertThat(lock.dead("run-0")).isEmpty();

                old.beat();
                assertThat(killed.hasLost()).isTrue();
                assertThat(old.isHeld()).isFalse();
                assertThatExceptionOfType(PreconditionFailed.class)
                        .isThrownBy(old::requireNotLost)
                        .withMessageContaining("actions/runs/1002/attempts/1 has taken over")
                        .withMessageContaining("nothing was rolled back");
                old.close();
                lock.beat();
                assertThat(lock.isHeld()).isTrue();
            }
            assertThat(next.secret().find()).isEmpty();
        }
    }

    @Test
    void waitsNoLongerThanItsTimeout() {
        try (var first = Contender.numbered(tenant, 1);
                var second = Contender.numbered(tenant, 2)) {
            var lock = first.take();
            second.whileItSleeps(lock::beat);

            assertThatExceptionOfType(TimedOut.class)
                    .isThrownBy(second::take)
                    .withMessageContaining(
                            "after 60 s https://github.com/acme/widgets/actions/runs/1001/attempts/1 is still")
                    .satisfies(late -> assertThat(late.topic()).isEqualTo(LockErrors.LOCKED));
            assertThat(first.secret().find().orElseThrow().waiting()).isEmpty();
            assertThat(lock.isHeld()).isTrue();
        }
    }

    @Test
    void failsAtOnceIfItIsNotToWait() {
        try (var first = Contender.numbered(tenant, 1);
                var second = Contender.numbered(tenant, 2).failing()) {
            var lock = first.take();
            second.whileItSleeps(lock::beat);

            assertThatExceptionOfType(PreconditionFailed.class).isThrownBy(second::take);
            assertThat(second.sleeps()).isEqualTo(1);
            assertThat(first.secret().find().orElseThrow().waiting()).isEmpty();
            second.whileItSleeps(() -> {});
            assertThatNoException().isThrownBy(() -> second.take().close());
        }
    }

    /** Whoever may only create Secrets cannot change them, and so gives no sign of life. */
    @Test
    void isNotHeldUpByAForgedLock() {
        // A newer one that does not end is one that does not change.
        try (var forger = Contender.numbered(tenant, 1_000_000);
                var run = Contender.numbered(tenant, 2)) {
            var forged = forger.secret().create(forger.entry()).orElseThrow();
            forger.secret()
                    .change(
                            forged,
                            Map.of(
                                    LockState.HOLDER,
                                    Optional.of("{\"since\": \"2050-01-01T00:00:00Z\", \"beat\": []}"),
                                    LockState.WAITING,
                                    Optional.of(forger.entry().text())));

            run.take().close();

            assertThat(run.sleeps()).isEqualTo(LOOKS);
            assertThat(run.secret().find()).isEmpty();
        }
    }

    @Test
    void findsItsOwnLockIfTheResponseToItsRequestWasLost() {
        try (var run = Contender.numbered(tenant, 1)) {
            run.secret().create(run.entry());

            run.take().close();

            assertThat(run.sleeps()).isZero();
            assertThat(run.secret().find()).isEmpty();
        }
    }

    @Test
    void isThereAgainAfterSomebodyHasDeletedIt() {
        try (var run = Contender.numbered(tenant, 1)) {
            var lock = run.take();
            run.secret().delete(run.secret().find().orElseThrow());

            lock.beat();

            assertThat(run.secret().find().orElseThrow().isHeldBy(run.entry())).isTrue();
            assertThat(run.hasLost()).isFalse();
            lock.close();
            assertThat(run.secret().find()).isEmpty();
        }
    }

    @Test
    void deploysWithoutALockIfTheAccountMayNotWriteOne() {
        var poor = PLANE.tenant(
                PLANE.freshNamespace("lock"), List.of(TenantRights.rule("", List.of("get", "list"), "secrets")));
        try (var run = Contender.numbered(poor, 1)) {
            try (var lock = run.take()) {
                assertThat(lock.isHeld()).isFalse();
                assertThat(lock.now()).isEmpty();
                lock.requireNotLost();
            }
            assertThat(run.lines())
                    .singleElement()
                    .asString()
                    .startsWith("Deploying without a lock: Tried to create Secret runner-actions.lock.demo")
                    .contains("cannot create resource");
        }
    }

    @Test
    void deploysWithoutALockIfItsNameIsTaken() {
        PLANE.admin()
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName("runner-actions.lock.demo")
                        .withNamespace(tenant.namespace())
                        .endMetadata()
                        .build())
                .create();
        try (var run = Contender.numbered(tenant, 1)) {
            run.take().close();

            assertThat(run.lines())
                    .containsExactly(
                            "Deploying without a lock: Secret runner-actions.lock.demo is not a lock of this action");
        }
    }

    @Test
    void givesTheLockBackWithoutThePermissionToDeleteIt() {
        var poor = PLANE.tenant(
                PLANE.freshNamespace("lock"),
                List.of(TenantRights.rule("", List.of("get", "create", "patch"), "secrets")));
        try (var first = Contender.numbered(poor, 1);
                var second = Contender.numbered(poor, 2)) {
            first.take().close();
            var lock = second.take();

            assertThat(second.sleeps()).isZero();
            assertThat(lock.isHeld()).isTrue();
            assertThat(first.lines()).isEmpty();
        }
    }
}

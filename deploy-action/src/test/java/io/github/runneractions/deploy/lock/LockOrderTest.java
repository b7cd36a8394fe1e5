package io.github.runneractions.deploy.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.runtime.PreconditionFailed;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which of several runs gets the lock. */
@Tag("real")
class LockOrderTest {
    private static final ControlPlane PLANE = ControlPlane.shared();

    private final TenantNamespace tenant = PLANE.tenant(PLANE.freshNamespace("lock"));

    @Test
    void givesWayToANewerRunThatWaitsOrDeploys() {
        try (var first = Contender.numbered(tenant, 2);
                var newer = Contender.numbered(tenant, 3);
                var older = Contender.numbered(tenant, 1);
                var waiting = Contender.numbered(tenant, 2)) {
            var lock = first.take();
            older.whileItSleeps(lock::beat);
            assertThatExceptionOfType(PreconditionFailed.class)
                    .isThrownBy(older::take)
                    .withMessageContaining(
                            "runs/1002/attempts/1, a newer run, deploys it already. Nothing was changed.");
            lock.close();

            var oldest = older.whileItSleeps(() -> {}).take();
            var entry = new AtomicReference<>(newer.entry());
            waiting.whileItSleeps(() -> {
                oldest.beat();
                wait(newer, entry.updateAndGet(LockEntry::beaten));
            });
            assertThatExceptionOfType(PreconditionFailed.class)
                    .isThrownBy(waiting::take)
                    .withMessageContaining("runs/1003/attempts/1, a newer run, waits to deploy it");
            assertThat(newer.secret().find().orElseThrow().isAwaitedBy(newer.entry()))
                    .isTrue();
        }
    }

    @Test
    void takesThePlaceOfAnOlderRunThatWaitsAndOfOneThatHasNoOrder() {
        try (var first = Contender.numbered(tenant, 1);
                var older = Contender.numbered(tenant, 2);
                var stranger = new Contender(tenant, "stranger", Map.of());
                var newer = Contender.numbered(tenant, 3)) {
            var lock = first.take();
            for (var other : List.of(older, stranger)) {
                wait(other, other.entry());
                newer.whileItSleeps(() -> {
                    assertThat(newer.secret().find().orElseThrow().isAwaitedBy(newer.entry()))
                            .isTrue();
                    lock.close();
                });
                newer.take().close();
                first.take();
            }
        }
    }

    /** GitHub gives runs of two workflows no order. */
    @Test
    void givesWayToTheRunThatCameLater() {
        try (var first = Contender.numbered(tenant, 1);
                var early = new Contender(tenant, "early", Map.of());
                var late = new Contender(tenant, "late", Map.of())) {
            var lock = first.take();
            var entry = new AtomicReference<>(late.entry());
            early.whileItSleeps(() -> {
                lock.beat();
                wait(late, entry.updateAndGet(LockEntry::beaten));
            });

            assertThatExceptionOfType(PreconditionFailed.class)
                    .isThrownBy(early::take)
                    .withMessageContaining("a run outside of GitHub Actions, a newer run, waits to deploy it");
        }
    }

    @Test
    void givesWayToANewerRunThatHasDeployedMeanwhile() {
        try (var newer = Contender.numbered(tenant, 2);
                var older = Contender.numbered(tenant, 1)) {
            var lock = newer.take();
            older.whileItSleeps(lock::close);

            assertThatExceptionOfType(PreconditionFailed.class)
                    .isThrownBy(older::take)
                    .withMessageContaining("runs/1002/attempts/1, a newer run, has deployed it meanwhile. Nothing");
            assertThat(older.secret().find()).isEmpty();
        }
    }

    private static void wait(Contender run, LockEntry entry) {
        var secret = run.secret();
        assertThat(secret.change(secret.find().orElseThrow(), Map.of(LockState.WAITING, Optional.of(entry.text()))))
                .isPresent();
    }
}

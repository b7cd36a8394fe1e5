package io.github.runneractions.deploy.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.deploy.rollout.LastLines.Tail;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LastLinesTest {
    private static final EndedContainer APP = new EndedContainer("demo-1", "app", true);

    /** Helm deletes the pod before anybody asks for the cause. */
    @Test
    void areReadWhenTheContainerFails() throws InterruptedException {
        var read = new CountDownLatch(1);
        var lines = new LastLines(_ -> {
            read.countDown();
            return new Tail("no space left", Optional.empty());
        });

        lines.want(APP);

        assertThat(read.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(lines.of(APP).text()).isEqualTo("no space left");
    }

    @Test
    void areReadOnceForEachOfAFewContainers() {
        var calls = new AtomicInteger();
        var lines = new LastLines(_ -> {
            calls.incrementAndGet();
            return Tail.NONE;
        });

        for (var pod = 0; pod < 150; pod++) {
            lines.want(new EndedContainer("demo-" + pod % 50, "app", false));
        }

        // Each waits until the log is read.
        for (var pod = 0; pod < 8; pod++) {
            assertThat(lines.of(new EndedContainer("demo-" + pod, "app", false)))
                    .isEqualTo(Tail.NONE);
        }
        assertThat(calls).hasValue(8);
        // Whose log is asked for has it read, too.
        assertThat(lines.of(new EndedContainer("demo-49", "app", false))).isEqualTo(Tail.NONE);
        assertThat(calls).hasValue(9);
    }

    /** The log removes secrets, but not the half of one. */
    @Test
    void endWithAWholeLine() {
        var first = "a".repeat(8000) + "\n";

        assertThat(LastLines.whole(first + "b".repeat(191))).isEqualTo(first.strip());
        assertThat(LastLines.whole(first + "b".repeat(190) + "\n")).endsWith("b");
        assertThat(LastLines.whole(first + "short")).endsWith("short");
        assertThat(LastLines.whole("ä".repeat(4096))).isEmpty();
    }

    @Test
    void doNotHoldUpTheEndWhenTheyDoNotCome() {
        var never = new CountDownLatch(1);
        var lines = new LastLines(_ -> {
            try {
                never.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            return Tail.NONE;
        });

        assertThat(lines.of(APP).refused()).contains("the cluster did not return its log in time");
        never.countDown();
    }
}

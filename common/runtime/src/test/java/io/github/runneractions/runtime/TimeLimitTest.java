package io.github.runneractions.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TimeLimitTest {
    /** A cancelled process must still be able to revoke a token. */
    @Test
    void returnsTheResultAlsoIfTheThreadIsInterrupted() throws IOException {
        Thread.currentThread().interrupt();

        var answer = new TimeLimit(Duration.ofMinutes(1)).within(() -> "answer");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(answer).isEqualTo("answer");
    }

    @ParameterizedTest
    @MethodSource
    void throwsTheExceptionOfTheWork(Throwable failure) {
        assertThatThrownBy(() -> new TimeLimit(Duration.ofMinutes(1)).within(() -> {
                    throw asException(failure);
                }))
                .isSameAs(failure);
    }

    static Throwable[] throwsTheExceptionOfTheWork() {
        return new Throwable[] {
            new SocketTimeoutException("read"), new IllegalArgumentException("odd"), new StackOverflowError("deep")
        };
    }

    @Test
    void waitsNoLongerThanTheLimit() {
        var never = new CountDownLatch(1);

        assertThatThrownBy(() -> new TimeLimit(Duration.ofMillis(1)).within(() -> {
                    never.await();
                    return "late";
                }))
                .isInstanceOf(SocketTimeoutException.class);
        never.countDown();
    }

    private static Exception asException(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return (Exception) failure;
    }
}

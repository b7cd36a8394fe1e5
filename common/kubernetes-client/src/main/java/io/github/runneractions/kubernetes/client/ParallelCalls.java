package io.github.runneractions.kubernetes.client;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Calls that are made at the same time. */
public final class ParallelCalls {
    /** Enough to hide the latency, too few to be throttled. */
    private static final int AT_ONCE = 8;

    private ParallelCalls() {}

    /**
     * What {@code call} returns for each of {@code questions}, in their order.
     *
     * @throws RuntimeException the first that a call has thrown
     */
    public static <Q, A> List<A> answers(Collection<Q> questions, Function<Q, A> call) {
        try (var threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            var answers = questions.stream()
                    .map(question -> threads.submit(() -> call.apply(question)))
                    .toList();
            return answers.stream().map(ParallelCalls::get).toList();
        }
    }

    /**
     * Makes all of {@code calls}, and returns when each has ended.
     *
     * @throws RuntimeException the first that a call has thrown
     */
    public static void all(List<Runnable> calls) {
        var _ = answers(calls, call -> {
            call.run();
            return true;
        });
    }

    private static <A> A get(Future<A> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }
}

package io.github.runneractions.github.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.github.runner.ListRunners.Page;
import io.github.runneractions.github.runner.Runner.Lifetime;
import io.github.runneractions.runtime.PreconditionFailed;
import io.github.runneractions.runtime.TimedOut;
import io.github.runneractions.runtime.Topic;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunnerPagesTest {
    private final Set<Integer> asked = new ConcurrentSkipListSet<>();

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "30, 1", "31, 1", "99, 1", "100, 1", "101, 2", "200, 2", "201, 3", "10000, 100"})
    void requestsAllPages(int runners, int pages) {
        var listing = RunnerListing.of(new RunnerListing.PageReader(number -> page(number, runners)).read());

        assertThat(listing.all())
                .extracting(Runner::id)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, runners).boxed().toList());
        assertThat(listing.complete()).isTrue();
        assertThat(asked).hasSize(pages);
    }

    @Test
    void requestsFivePagesAtATime() {
        var five = new CyclicBarrier(5);
        var atOnce = new AtomicInteger();
        var most = new AtomicInteger();
        new RunnerListing.PageReader(number -> {
                    if (number > 1) {
                        most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                        await(five);
                        atOnce.decrementAndGet();
                    }
                    return page(number, 1_100);
                })
                .read();

        assertThat(most).hasValue(5);
    }

    @Test
    void requestsMorePagesIfThereAreMoreAtTheEnd() {
        var listing =
                RunnerListing.of(new RunnerListing.PageReader(number -> page(number, number == 1 ? 200 : 250)).read());

        assertThat(listing.runners()).hasSize(250);
        assertThat(listing.complete()).isTrue();
    }

    @Test
    void noticesARunnerThatMovedToAPageThatWasRead() {
        // Number 7 goes after the first page was read, so number 101 is on no page any more.
        var second = LongStream.rangeClosed(102, 150)
                .mapToObj(RunnerPagesTest::runner)
                .toList();
        var listing = RunnerListing.of(List.of(page(1, 150), new Page(149, second, 49)));

        assertThat(listing.runners()).hasSize(149);
        assertThat(listing.complete()).isFalse();
    }

    @Test
    void endsPagesWithoutEnd() {
        var pages = new RunnerListing.PageReader(number -> page(number, number == 1 ? 100_000 : 2_000_000_000));

        assertThatThrownBy(pages::read)
                .isInstanceOf(PreconditionFailed.class)
                .hasMessage("Tried to list all runners, but GitHub announced 2000000000 of them, which are"
                        + " more than 100000.");
        assertThat(asked).hasSizeLessThan(200);
    }

    @Test
    void asksForNoSecondPageIfTheTotalIsPlainlyWrong() {
        var pages = new RunnerListing.PageReader(number -> page(number, 2_000_000_000));

        assertThatThrownBy(pages::read).isInstanceOf(PreconditionFailed.class);
        assertThat(asked).containsExactly(1);
    }

    @Test
    void endsNamesWithoutEnd() {
        var name = "a".repeat(1 << 20);
        var pages = new RunnerListing.PageReader(number -> {
            asked.add(number);
            var runner = new Runner(number, name, false, false, Lifetime.PERSISTENT, 1, List.of());
            return new Page(100_000, List.of(runner), 100);
        });

        assertThatThrownBy(pages::read)
                .isInstanceOf(PreconditionFailed.class)
                .hasMessageStartingWith("Tried to list all runners, but their names and labels have more than");
        assertThat(asked).hasSizeLessThan(200);
    }

    @Test
    void failsWithThePageThatFails() {
        var pages = new RunnerListing.PageReader(number -> {
            if (number == 3) {
                throw new TimedOut(new Topic("Test"), "Page 3 failed.", "Try again.");
            }
            return page(number, 500);
        });

        assertThatThrownBy(pages::read).isInstanceOf(TimedOut.class).hasMessage("Page 3 failed.");
    }

    private Page page(int number, int total) {
        asked.add(number);
        var first = (number - 1) * 100L + 1;
        var runners = LongStream.rangeClosed(first, Math.min(first + 99, total))
                .mapToObj(RunnerPagesTest::runner)
                .toList();
        return new Page(total, runners, runners.size());
    }

    private static Runner runner(long id) {
        return new Runner(id, "runner-" + id, false, false, Lifetime.PERSISTENT, 1, List.of("gpu"));
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}

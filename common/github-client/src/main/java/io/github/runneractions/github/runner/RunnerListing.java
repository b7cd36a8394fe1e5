package io.github.runneractions.github.runner;

import io.github.runneractions.github.Authorization;
import io.github.runneractions.github.GitHubClient;
import io.github.runneractions.github.Pages;
import io.github.runneractions.github.runner.ListRunners.Page;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * All runners of a scope at one moment.
 *
 * @param runners by id, in GitHub's order
 * @param announced the number that GitHub reports, without those that it lists malformed; differs when runners came or went
 *     between two pages
 */
public record RunnerListing(Map<Long, Runner> runners, int announced) {
    /**
     * Reads every page.
     *
     * @throws io.github.runneractions.runtime.Failure when one of them cannot be had
     */
    public static RunnerListing read(RunnerScope scope, GitHubClient client, Authorization authorization) {
        return of(new PageReader(number -> client.call(new ListRunners(scope, number), authorization)).read());
    }

    /** The runners of all pages, by id: a runner that moved to the next page meanwhile is listed twice. */
    static RunnerListing of(Collection<ListRunners.Page> pages) {
        var found = new LinkedHashMap<Long, Runner>();
        // Thousands of runners have a handful of label sets between them.
        var labelSets = new HashMap<List<String>, List<String>>();
        var announced = 0;
        var unreadable = 0;
        for (var page : pages) {
            unreadable += page.unreadable();
            page.runners().forEach(runner -> found.put(runner.id(), sharing(runner, labelSets)));
            // The largest number of any page: when a runner went meanwhile, another moved to a page that was already
            // read.
            announced = Math.max(announced, page.total());
        }
        return new RunnerListing(found, Math.max(0, announced - unreadable));
    }

    /** Whether every runner that GitHub counts was seen. */
    public boolean complete() {
        return runners.size() == announced;
    }

    /** The runners, in GitHub's order. */
    public List<Runner> all() {
        return List.copyOf(runners.values());
    }

    private static Runner sharing(Runner runner, Map<List<String>, List<String>> labelSets) {
        var labels = labelSets.computeIfAbsent(runner.labels(), set -> set);
        return new Runner(
                runner.id(),
                runner.name(),
                runner.online(),
                runner.busy(),
                runner.lifetime(),
                runner.groupId(),
                labels,
                runner.version());
    }

    /**
     * Reads the pages of a list: the first tells how many there are, the others come a few at a time.
     *
     * @param page the page of a number, from 1
     * @see <a href="https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits">Secondary
     *     rate limits</a>, which allow 100 requests at a time to all of a user's programs together
     */
    record PageReader(IntFunction<Page> page) {
        /** As many connections as the JDK keeps open, so that each page does not begin with a handshake. */
        private static final int AT_ONCE = 5;

        /** A runner group's 10,000 in one go; a total that is plainly wrong must not fill the memory with what to ask for. */
        private static final int MOST_IN_A_GO = 100;

        /** Ten full runner groups; a server whose pages never end must not fill the memory. */
        private static final int MOST = 1_000;

        /** Far more than so many runners with their labels have; in characters. */
        private static final long MOST_TEXT = 32L << 20;

        /**
         * All pages.
         *
         * @throws io.github.runneractions.runtime.PreconditionFailed when there are more than GitHub can have
         */
        Collection<Page> read() {
            var pages = new ArrayList<Page>();
            pages.add(bounded(page.apply(1)));
            var news = true;
            while (news && pages.getLast().listed() == Pages.SIZE && pages.size() < announced(pages.getLast())) {
                // Also after the last page: there may be more pages by then than the first one reported.
                var last = Math.min(announced(pages.getLast()), pages.size() + MOST_IN_A_GO);
                var known = distinct(pages);
                pages.addAll(more(pages.size() + 1, last));
                pages.forEach(PageReader::bounded);
                if (text(pages) > MOST_TEXT) {
                    throw Pages.endless(
                            "list all runners",
                            "their names and labels have more than " + MOST_TEXT + " characters on " + pages.size()
                                    + " pages");
                }
                // If pages have no new runners, later pages have none either.
                news = distinct(pages) > known;
            }
            return pages;
        }

        private static Page bounded(Page page) {
            if (announced(page) > MOST) {
                throw Pages.endless(
                        "list all runners",
                        "GitHub announced " + page.total() + " of them, which are more than " + MOST * Pages.SIZE);
            }
            return page;
        }

        private static long text(Collection<Page> pages) {
            return pages.stream()
                    .flatMap(of -> of.runners().stream())
                    .mapToLong(runner -> runner.name().length()
                            + runner.labels().stream().mapToLong(String::length).sum())
                    .sum();
        }

        private static long distinct(Collection<Page> pages) {
            return pages.stream()
                    .flatMap(of -> of.runners().stream())
                    .mapToLong(Runner::id)
                    .distinct()
                    .count();
        }

        private static int announced(Page page) {
            return Math.ceilDiv(page.total(), Pages.SIZE);
        }

        private List<Page> more(int first, int last) {
            var calls = IntStream.rangeClosed(first, last)
                    .mapToObj(number -> (Callable<Page>) () -> page.apply(number))
                    .toList();
            var threads = Executors.newFixedThreadPool(
                    Math.min(AT_ONCE, calls.size()),
                    Thread.ofPlatform().daemon().factory());
            try {
                var responses = calls.stream().map(threads::submit).toList();
                return responses.stream().map(PageReader::response).toList();
            } finally {
                // The first failure decides. The other requests, which may wait for a rate limit, are cancelled.
                threads.shutdownNow();
            }
        }

        private static Page response(Future<Page> response) {
            try {
                return response.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
            }
        }
    }
}

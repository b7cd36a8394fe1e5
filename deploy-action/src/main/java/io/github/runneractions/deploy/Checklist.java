package io.github.runneractions.deploy;

import io.github.runneractions.runtime.Failure;
import io.github.runneractions.runtime.PreconditionFailed;
import io.github.runneractions.runtime.Topic;
import io.github.runneractions.toolkit.Markdown;
import io.github.runneractions.toolkit.WorkflowLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Checks with a line in the log for each: how it ended, the other side's words, and what to do. */
final class Checklist {
    static final Topic FAILED_CHECKS = new Topic("The preflight has found what keeps the release from being deployed");

    private final WorkflowLog log;
    private final List<Check> all = new ArrayList<>();

    Checklist(WorkflowLog log) {
        this.log = log;
    }

    /** How a check can end. */
    private enum State {
        PASSED("passed"),
        FAILED("failed"),
        UNKNOWN("not known"),
        /** It can be done without. */
        LESS("passed, but");

        private final String word;

        State(String word) {
            this.word = word;
        }
    }

    private record Check(String name, State state, String words) {}

    /**
     * Does a check.
     *
     * @param passed what is known then
     * @return what the check returns; empty when it fails
     */
    <T> Optional<T> check(String name, Supplier<T> check, Function<T, String> passed) {
        var found = attempt(name, check);
        found.ifPresent(result -> passed(name, passed.apply(result)));
        return found;
    }

    /** Does a check that only says whether it passes. */
    void check(String name, Runnable check, String passed) {
        var _ = check(
                name,
                () -> {
                    check.run();
                    return true;
                },
                _ -> passed);
    }

    /** Does what comes before checks: it has a line only when it fails. */
    <T> Optional<T> attempt(String name, Supplier<T> attempt) {
        try {
            return Optional.of(attempt.get());
        } catch (Failure e) {
            add(name, State.FAILED, e.getMessage() + " " + e.hint());
            return Optional.empty();
        }
    }

    /** A check that has passed. */
    void passed(String name, String words) {
        add(name, State.PASSED, words);
    }

    /** A check that has failed. */
    void failed(String name, String words) {
        add(name, State.FAILED, words);
    }

    /** A check that cannot be done. */
    void unknown(String name, String why) {
        add(name, State.UNKNOWN, "because " + why);
    }

    /** A check that a deployment can do without. */
    void less(String name, String what) {
        add(name, State.LESS, what);
    }

    private void add(String name, State state, String words) {
        all.add(new Check(name, state, words));
        log.info(state.word + ": " + name + (words.isEmpty() ? "" : ": " + words));
    }

    /** The list as a table. */
    Markdown table() {
        return Markdown.of(
                "\n| Check | Result | Details |\n| --- | --- | --- |\n{}",
                Markdown.joined(all.stream()
                        .map(check -> Markdown.of(
                                "| {} | {} | {} |\n",
                                check.name(),
                                check.state().word,
                                check.words().replace('\n', ' ')))));
    }

    /**
     * Logs how many checks ended how: where most are not known, "no failure" alone would say too much.
     *
     * @throws PreconditionFailed when a check has failed
     */
    void requireNoFailure(String attempt) {
        var failed = all.stream()
                .filter(check -> check.state() == State.FAILED)
                .map(Check::name)
                .toList();
        if (!failed.isEmpty()) {
            throw new PreconditionFailed(
                    FAILED_CHECKS,
                    "Tried to " + attempt + " without changing anything, but of " + all.size() + " checks " + counts()
                            + ". Failed: " + String.join(", ", failed) + ".",
                    "Do what the list in the step's log says for each of them.");
        }
        log.info("Of " + all.size() + " checks " + counts());
    }

    /** Such as {@code 1 failed, 8 are not known and 4 passed}. */
    private String counts() {
        var passed = count(State.PASSED) + count(State.LESS);
        var unknown = count(State.UNKNOWN);
        return count(State.FAILED) + " failed, " + unknown + (unknown == 1 ? " is" : " are") + " not known, and "
                + passed + " passed";
    }

    private long count(State state) {
        return all.stream().filter(check -> check.state() == state).count();
    }
}

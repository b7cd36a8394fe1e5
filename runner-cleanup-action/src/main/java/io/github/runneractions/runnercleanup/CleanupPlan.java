package io.github.runneractions.runnercleanup;

import io.github.runneractions.github.runner.Runner;
import io.github.runneractions.runnercleanup.Suspects.Suspect;
import io.github.runneractions.runtime.TimeSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/**
 * What a cleanup would do, decided from looks alone: no I/O, no clock.
 *
 * <p>A runner is to be removed only when it is selected, idle, and dead in every look over at least a given time. Dead at one
 * moment means little: runners restart, nodes are drained, networks fail.
 *
 * @param decisions one for every runner of the last look in its order, then those that went since an earlier one
 * @param suspects what the next look needs to know of this one and those before
 */
record CleanupPlan(Decisions decisions, Suspects suspects) {
    /** Decides by the looks before, as {@code earlier} tells of them, and by {@code last}. */
    static CleanupPlan of(Rules rules, Suspects earlier, Sample last) {
        var planner = Planner.of(rules, earlier, last);
        var decisions = new ArrayList<Decision>();
        var suspects = new LinkedHashMap<Long, Suspect>();
        for (var runner : last.listing().runners().values()) {
            var objection = rules.selection().objection(runner);
            if (objection.isPresent()) {
                decisions.add(new Decision(runner, Verdict.FOREIGN, objection.get()));
            } else if (rules.evidence().against(runner, last.pods())) {
                var suspect = planner.suspect(runner);
                suspects.put(runner.id(), suspect);
                decisions.add(planner.decideDead(suspect));
            } else {
                decisions.add(planner.decideAlive(runner));
            }
        }
        var cleared = new LinkedHashMap<Long, Runner>();
        earlier.all().filter(runner -> !suspects.containsKey(runner.id())).forEach(runner -> {
            cleared.put(runner.id(), runner);
            if (!last.listing().runners().containsKey(runner.id())) {
                decisions.add(new Decision(runner, Verdict.GONE, "it is no longer listed"));
            }
        });
        var all = new Decisions(decisions);
        return new CleanupPlan(all, new Suspects(suspects, cleared, Math.min(all.online(), earlier.fewestOnline())));
    }

    /**
     * Decides on one runner after the other.
     *
     * @param tooSoon what is said of each that was not seen dead for long enough
     * @param longEnough what is said of each that was
     */
    private record Planner(Rules rules, Suspects earlier, Sample last, String tooSoon, String longEnough) {
        static Planner of(Rules rules, Suspects earlier, Sample last) {
            var span = TimeSpan.text(rules.offlineFor());
            return new Planner(
                    rules,
                    earlier,
                    last,
                    "it looks dead, but was not yet seen so for " + span,
                    rules.evidence().words() + " over " + span);
        }

        Suspect suspect(Runner runner) {
            return new Suspect(runner, earlier.of(runner).map(Suspect::since).orElse(last.ended()));
        }

        Decision decideAlive(Runner runner) {
            if (!runner.online()) {
                return new Decision(runner, Verdict.POD_ALIVE, "it is offline, but its pod lives");
            }
            return earlier.ever(runner)
                    ? new Decision(runner, Verdict.CAME_BACK, "it was offline and came back")
                    : new Decision(runner, Verdict.ONLINE, runner.busy() ? "it runs a job" : "it is idle");
        }

        Decision decideDead(Suspect suspect) {
            var runner = suspect.runner();
            if (runner.busy() && !rules.waitForBusy()) {
                return Decision.busy(runner);
            }
            if (Duration.between(suspect.since(), last.begun()).compareTo(rules.offlineFor()) < 0) {
                return new Decision(runner, Verdict.TOO_SOON, tooSoon);
            }
            return runner.busy() ? Decision.busy(runner) : new Decision(runner, Verdict.REMOVE, longEnough);
        }
    }
}

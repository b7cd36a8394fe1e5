package io.github.runneractions.deploy.rollout;

import io.github.runneractions.runtime.ForeignText;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A change of one object, for the log.
 *
 * @param kind the object's, such as {@code Pod}
 * @param what became of it, in words that are the same for others of which the same became
 * @param seconds since it was first seen; empty when it was there before
 * @param detail why, or nothing
 * @param count how many pods are ready after it, as it follows the change that made one ready
 */
record ProgressLine(
        String kind, String name, String what, Optional<Long> seconds, String detail, Optional<String> count) {

    /** So many objects to which the same happens at once have a line each. */
    private static final int FEW = 5;

    /**
     * The lines of the log for changes that came at once, in the order in which they began.
     *
     * @param isLarge whether there are so many pods that even few changes at once have one line
     */
    static List<String> fold(Collection<ProgressLine> changes, boolean isLarge) {
        Map<ProgressLine, List<ProgressLine>> alike = changes.stream()
                .collect(Collectors.groupingBy(ProgressLine::kin, LinkedHashMap::new, Collectors.toList()));
        return alike.values().stream()
                .flatMap(same -> same.size() > (isLarge ? 1 : FEW)
                        ? List.of(together(same)).stream()
                        : same.stream().map(ProgressLine::alone))
                .toList();
    }

    private ProgressLine kin() {
        return new ProgressLine(kind, "", what, Optional.empty(), detail, Optional.empty());
    }

    private String alone() {
        return noun() + " " + ForeignText.inOneLine(name) + ": " + what
                + seconds.map(after -> " (" + after + " s)").orElse("") + ending();
    }

    private static String together(List<ProgressLine> same) {
        var last = same.getLast();
        var times = same.stream()
                .flatMap(line -> line.seconds.stream())
                .mapToLong(Long::longValue)
                .summaryStatistics();
        var after = times.getCount() == 0
                ? ""
                : times.getMin() == times.getMax()
                        ? " (" + times.getMin() + " s)"
                        : " (" + times.getMin() + "–" + times.getMax() + " s)";
        return same.size() + " " + last.noun() + "s: " + last.what + after + last.ending();
    }

    private String ending() {
        return (detail.isEmpty() ? "" : ": " + detail)
                + count.map(now -> "; " + now).orElse("");
    }

    private String noun() {
        return kind.equals("PersistentVolumeClaim")
                ? "volume claim"
                : ForeignText.inOneLine(kind).toLowerCase(Locale.ROOT);
    }
}

package io.github.runneractions.deploy.helm;

import java.util.Set;

/**
 * A revision of a release, as Helm's record has it.
 *
 * @param revision from 1
 * @param status Helm's word, such as {@code deployed}
 * @param chart name and version, such as {@code runner-0.1.0}
 */
public record ReleaseRecord(int revision, String status, String chart) {
    /** As Helm's {@code release/common} package has them. */
    private static final Set<String> STATUSES = Set.of(
            "unknown",
            "deployed",
            "uninstalled",
            "superseded",
            "failed",
            "uninstalling",
            "pending-install",
            "pending-upgrade",
            "pending-rollback");

    private static final int LONGEST_CHART = 300;

    /** Whether Helm can have written it: every account that may create Secrets can put another text there. */
    boolean plausible() {
        return STATUSES.contains(status)
                && chart.length() <= LONGEST_CHART
                && chart.chars().allMatch(ReleaseRecord::isOfAChart);
    }

    private static boolean isOfAChart(int character) {
        return character < 0x80 && (Character.isLetterOrDigit(character) || "._+-".indexOf(character) >= 0);
    }
}

package io.github.runneractions.deploy.chart;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The files of a chart's {@code crds} folders among what {@code helm template} prints. Helm applies them when it installs a release, and
 * leaves them alone when it upgrades one.
 */
public final class CrdFiles {
    private static final String SOURCE = "# Source: ";

    /** Of the chart, or of one within it. A template may be in a folder {@code templates/crds}. */
    private static final Pattern FILE = Pattern.compile("# Source: [^/]+/(?:charts/[^/]+/)*crds/.*");

    private CrdFiles() {}

    /** {@code manifest} without them. */
    public static String without(String manifest) {
        var isLeftOut = new boolean[1];
        // A file may have several documents, and Helm writes its name before the first one only.
        return manifest.lines()
                .filter(line -> {
                    if (line.startsWith(SOURCE)) {
                        isLeftOut[0] = FILE.matcher(line).matches();
                    }
                    return !isLeftOut[0];
                })
                .collect(Collectors.joining("\n", "", "\n"));
    }
}

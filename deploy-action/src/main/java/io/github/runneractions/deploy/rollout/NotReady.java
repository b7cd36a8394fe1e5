package io.github.runneractions.deploy.rollout;

import com.google.re2j.Pattern;
import io.github.runneractions.deploy.chart.RenderedObject;
import java.util.ArrayList;
import java.util.List;

/**
 * An object that Helm waited for in vain, in Helm's words.
 *
 * @param namespace empty for an object that has none
 * @param status such as {@code InProgress}
 * @param message such as {@code Available: 0/2}
 */
record NotReady(String kind, String namespace, String name, String status, String message) {
    private static final Pattern ENTRY = Pattern.compile(
            "resource ([^/\\s]+)/([^/\\s]*)/([^/\\s]+) not ready\\. status: ([^,\\n]*), message: ([^\\n]*)");

    /** A release can have thousands of objects. */
    private static final int MOST = 200;

    /** All in {@code words}, in Helm's order. */
    static List<NotReady> in(String words) {
        var found = new ArrayList<NotReady>();
        var entries = ENTRY.matcher(words);
        while (found.size() < MOST && entries.find()) {
            found.add(new NotReady(
                    PodProblem.brief(entries.group(1)),
                    PodProblem.brief(entries.group(2)),
                    PodProblem.brief(entries.group(3)),
                    PodProblem.brief(entries.group(4)),
                    PodProblem.brief(entries.group(5))));
        }
        return List.copyOf(found);
    }

    /** Only objects of the release's namespace are watched. */
    boolean is(ObjectReference object) {
        return kind.equals(object.kind()) && name.equals(object.name());
    }

    /**
     * Whether {@code object} may be it: Helm does not tell the API group.
     *
     * @param release the release's namespace
     */
    boolean mayBe(RenderedObject object, String release) {
        return kind.equals(object.kind())
                && name.equals(object.name())
                && (namespace.isEmpty() || namespace.equals(object.namespace().orElse(release)));
    }

    @Override
    public String toString() {
        return kind + " " + name;
    }
}

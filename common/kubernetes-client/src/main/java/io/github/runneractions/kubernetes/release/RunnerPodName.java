package io.github.runneractions.kubernetes.release;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names that Kubernetes gives to the pods of a release's Deployment: {@code <release>-<pod template>-<pod>}. */
public final class RunnerPodName {
    /**
     * The characters that Kubernetes makes both suffixes of. They contain no vowel, so {@code demo-linux-build} is not taken
     * for a pod of {@code demo}.
     *
     * @see <a href="https://github.com/kubernetes/apimachinery/blob/master/pkg/util/rand/rand.go">Kubernetes' alphanums</a>
     */
    public static final String SUFFIX_CHARACTERS = "bcdfghjklmnpqrstvwxz2456789";

    private static final String SUFFIX = "[" + SUFFIX_CHARACTERS + "]";

    private static final Pattern OF_ANY = Pattern.compile("(.+)-" + SUFFIX + "{1,10}-" + SUFFIX + "{5}");

    private RunnerPodName() {}

    /** The release whose pod has this name, if any pod has. */
    public static Optional<String> release(String name) {
        return Optional.of(OF_ANY.matcher(name)).filter(Matcher::matches).map(matcher -> matcher.group(1));
    }

    /** Matches the whole name of each pod of {@code release}, and of no pod of another release. */
    public static Pattern of(ReleaseName release) {
        return Pattern.compile(Pattern.quote(release.text()) + "-" + SUFFIX + "{1,10}-" + SUFFIX + "{5}");
    }
}

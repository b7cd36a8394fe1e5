package io.github.runneractions.deploy.chart;

import java.util.Set;

/** What Helm does with a release. */
public enum Operation {
    /** The release has no revision yet: Helm also applies the files of {@code crds/}. */
    INSTALL,
    /** The release has a revision. */
    UPGRADE;

    /** The events whose hooks it runs. */
    Set<String> events() {
        return switch (this) {
            case INSTALL -> Set.of("pre-install", "post-install");
            case UPGRADE -> Set.of("pre-upgrade", "post-upgrade");
        };
    }
}

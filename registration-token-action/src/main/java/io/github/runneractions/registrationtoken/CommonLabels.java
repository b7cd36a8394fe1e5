package io.github.runneractions.registrationtoken;

import java.util.List;

/**
 * The labels that {@code config.sh} gives to a runner by itself; one that is made just in time has only what it is given.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/runners/self-hosted-runners">Self-hosted runners reference</a>
 */
enum CommonLabels {
    NONE("", ""),
    LINUX_X64("Linux", "X64"),
    LINUX_ARM64("Linux", "ARM64"),
    LINUX_ARM("Linux", "ARM"),
    WINDOWS_X64("Windows", "X64"),
    WINDOWS_ARM64("Windows", "ARM64"),
    MACOS_X64("macOS", "X64"),
    MACOS_ARM64("macOS", "ARM64");

    /** What every runner has that {@code config.sh} sets up, and what most workflows ask for. */
    static final String SELF_HOSTED = "self-hosted";

    private final String os;
    private final String architecture;

    CommonLabels(String os, String architecture) {
        this.os = os;
        this.architecture = architecture;
    }

    List<String> labels() {
        return this == NONE ? List.of() : List.of(SELF_HOSTED, os, architecture);
    }
}

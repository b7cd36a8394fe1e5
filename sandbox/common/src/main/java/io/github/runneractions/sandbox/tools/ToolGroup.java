package io.github.runneractions.sandbox.tools;

import java.util.Arrays;
import java.util.Locale;

/** A group of programs that tools/install installs together. */
public enum ToolGroup {
    /** A control plane without a kubelet. */
    KUBERNETES("etcd kube-apiserver kube-controller-manager kube-scheduler kwok"),
    /** What a real node needs beside the distribution's packages. */
    NODE("kubelet"),
    /** Helm 4. */
    HELM("helm"),
    /** The program of an image that starts Java. */
    LAUNCHER("launcher"),
    /** Programs that check and run workflows. */
    WORKFLOWS("act actionlint"),
    /** GitHub's description of its API: files, no programs. */
    OPENAPI(""),
    /** Linters of what is not Java. */
    LINT("zizmor hadolint shellcheck yamllint action-validator"),
    /** The Node.js of GitHub's runner, which also the benches compare an action with. */
    NODEJS("node"),
    /** Docker's engine. */
    ENGINE("dockerd"),
    /** Docker's registry. */
    REGISTRY("docker-registry");

    private final String programs;

    ToolGroup(String programs) {
        this.programs = programs;
    }

    boolean has(String program) {
        return Arrays.asList(programs.split(" ", -1)).contains(program);
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

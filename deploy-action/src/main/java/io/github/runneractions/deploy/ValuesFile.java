package io.github.runneractions.deploy;

import io.github.runneractions.deploy.file.InputFiles;

/**
 * A values file as it was when the inputs were read.
 *
 * @param path as users know it
 */
record ValuesFile(String path, String yaml) {
    /** The values of a release, with its whole chart, fit into one Secret of 1 MiB. */
    private static final int LARGEST = 1 << 20;

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException that states what is wrong, as it follows the path
     */
    static ValuesFile read(String path, InputFiles workspace) {
        return new ValuesFile(path, workspace.read(path, LARGEST));
    }
}

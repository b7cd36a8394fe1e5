package io.github.runneractions.sandbox.github.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runneractions.sandbox.github.model.RegisteredRunner;
import java.util.List;

/** The runner programs that GitHub offers. */
final class RunnerDownloads {

    /** The platform of a program, in GitHub's words. */
    private record Platform(String os, String architecture, String extension) {}

    private static final List<Platform> PLATFORMS = List.of(
            new Platform("osx", "x64", "tar.gz"),
            new Platform("osx", "arm64", "tar.gz"),
            new Platform("linux", "x64", "tar.gz"),
            new Platform("linux", "arm", "tar.gz"),
            new Platform("linux", "arm64", "tar.gz"),
            new Platform("win", "x64", "zip"),
            new Platform("win", "arm64", "zip"));

    private RunnerDownloads() {}

    static ArrayNode shape() {
        return JsonNodes.array(PLATFORMS, RunnerDownloads::shape);
    }

    private static ObjectNode shape(Platform platform) {
        String file = "actions-runner-%s-%s-%s.%s"
                .formatted(platform.os(), platform.architecture(), RegisteredRunner.VERSION, platform.extension());
        return JsonNodes.object()
                .put("os", platform.os())
                .put("architecture", platform.architecture())
                .put(
                        "download_url",
                        "https://github.com/actions/runner/releases/download/v" + RegisteredRunner.VERSION + "/" + file)
                .put("filename", file)
                .put("sha256_checksum", "%064x".formatted(PLATFORMS.indexOf(platform) + 1));
    }
}

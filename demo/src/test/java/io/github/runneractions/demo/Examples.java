package io.github.runneractions.demo;

import io.github.runneractions.sandbox.tools.Tools;
import java.nio.file.Path;

/** The workflows that users copy. */
final class Examples {
    static final Path DEPLOY_RUNNERS = Tools.repository().resolve("examples/deploy-runners.yml");

    private Examples() {}
}

package io.github.runneractions.demo.withoutdocker;

import io.github.runneractions.demo.RunnerImage;
import io.github.runneractions.sandbox.process.TemporaryFolder;
import io.github.runneractions.sandbox.runner.engine.DockerEngine;

/** The runner image of a release, which has the actions; built once in a JVM. */
public final class BakedImage {
    /** The version of that release. */
    public static final String VERSION = "1.2.3";

    private static final String NAME = "runner-actions-baked:demo";

    private static boolean built;

    private BakedImage() {}

    /** Its name at the engine. */
    public static synchronized String of(DockerEngine engine) {
        if (!built) {
            try (var folder = TemporaryFolder.create("baked")) {
                RunnerImage.bake(engine, NAME, VERSION, folder.path());
                built = true;
            }
        }
        return NAME;
    }
}

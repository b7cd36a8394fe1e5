package io.github.runneractions.demo;

import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.SandboxOptions;
import io.github.runneractions.sandbox.key.SigningKey;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.node.RealNode;
import io.github.runneractions.sandbox.process.TemporaryFolder;
import io.github.runneractions.sandbox.runner.engine.DockerEngine;
import io.github.runneractions.sandbox.tools.Tools;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;

/** A cluster with a real node that has the runner image, and a GitHub with TLS that its pods reach. One of this JVM. */
final class RealCluster {

    /** Held in writing by a test that moves GitHub's clock, which is one for all. */
    static final String CLOCK = "the clock of the real cluster";

    static final String REPOSITORY = "acme/widgets";
    static final long APP = 12345;
    /** What the names of the actions' images begin with, which no registry has. */
    static final String IMAGES = "sandbox.test/";

    final ControlPlane plane;
    final RealNode node;
    final GitHubSandbox github;
    final TemporaryFolder folder;

    /** Where the images of the node were built: another private engine would not have them. */
    final DockerEngine engine;

    /** The key of the app that may manage the repository's runners. */
    final SigningKey key = SigningKey.rsa();

    private RealCluster() {
        folder = TemporaryFolder.create("real-cluster");
        plane = ControlPlane.start();
        node = RealNode.join(plane);
        engine = DockerEngine.open();
        node.load(RunnerImage.archive(engine, RunnerImage.REPOSITORY + ":" + RunnerImage.TAG, folder.path()));
        for (var action : List.of("registration-token", "runner-cleanup")) {
            load(action);
        }
        github = GitHubSandbox.start(SandboxOptions.defaults().withTls().withPath("/api/v3"));
        github.world().addRepository(REPOSITORY);
        var app = github.world().addApp(APP, "acme-deployer", key.publicKey());
        github.world().install(app, "acme", Map.of("administration", "write", "metadata", "read"), REPOSITORY);
        node.serve(new InetSocketAddress(github.url().getHost(), github.url().getPort()));
    }

    private void load(String action) {
        var image = IMAGES + action + ":" + RunnerImage.TAG;
        engine.build(Tools.repository().resolve(action + "-action"), image);
        var archive = folder.path().resolve(action + ".tar");
        engine.save(image, archive);
        node.load(archive);
    }

    static RealCluster shared() {
        return Shared.CLUSTER;
    }

    private static final class Shared {
        static final RealCluster CLUSTER = new RealCluster();
    }
}

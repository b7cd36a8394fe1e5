package io.github.runneractions.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.SandboxOptions;
import io.github.runneractions.sandbox.github.model.RegisteredRunner;
import io.github.runneractions.sandbox.github.model.RunnerPlace;
import io.github.runneractions.sandbox.key.SigningKey;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.runner.engine.DockerEngine;
import io.github.runneractions.sandbox.runner.junit.EngineExtension;
import io.github.runneractions.sandbox.runner.workflow.Act;
import io.github.runneractions.sandbox.runner.workflow.Dispatch;
import io.github.runneractions.sandbox.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** act runs the examples, with what docs/setup.md makes: an app with the permissions of one of its links, and its account. */
@Tag("docker")
@ExtendWith(EngineExtension.class)
@ResourceLock("the Docker engine")
class ExamplesTest {
    private static final ControlPlane PLANE = ControlPlane.shared();
    private static final String ENTERPRISE = "github.sandbox.test";

    private final SigningKey key = SigningKey.rsa();
    private final List<Map<String, String>> forms = SetupGuide.read().forms();

    @TempDir
    Path folder;

    @Test
    void deploysAnOrganisationsRunnersInAGroup(DockerEngine engine) throws IOException {
        var cluster = cluster("organisation");
        try (var github = github(SandboxOptions.defaults(), forms.getLast());
                var pods = PlayedPods.start(PLANE, cluster.namespace(), github)) {
            run(
                    engine,
                    dispatch("organisation-runners.yml", cluster)
                            .inputs(Map.of("preflight-only", "false"))
                            .vars(Map.of("RUNNER_LABELS", "shared", "RUNNER_GROUP", "builders"))
                            .on(github.url().toString()));

            assertThat(pods.failures()).isEmpty();
            assertThat(online(github, "acme")).hasSize(2).allMatch(name -> name.startsWith("shared-"));
            assertThat(cluster.registrar("shared")).containsEntry("RUNNER_GROUP", "builders");
            assertThat(GuideGitHub.asked(github)).containsExactly("{\"organization_self_hosted_runners\":\"write\"}");
        }
    }

    @Test
    void deploysSeveralFleets(DockerEngine engine) throws IOException {
        var cluster = cluster("fleets");
        try (var github = github(SandboxOptions.defaults(), forms.getFirst());
                var pods = PlayedPods.start(PLANE, cluster.namespace(), github)) {
            run(engine, dispatch("fleets.yml", cluster).on(github.url().toString()));

            assertThat(pods.failures()).isEmpty();
            assertThat(cluster.replicas()).isEqualTo(Map.of("small", 3, "large", 1));
            assertThat(cluster.registrar("large")).containsEntry("RUNNER_LABELS", "large");
            assertThat(online(github, "acme/widgets")).hasSize(4);
        }
    }

    @Test
    void deploysOnAnEnterpriseServerBehindAProxy(DockerEngine engine) throws IOException {
        var cluster = cluster("enterprise");
        try (var github = github(SandboxOptions.defaults().withTlsBeside(), forms.getFirst());
                var proxy = new NamedProxy(ENTERPRISE, github.enterprisePort());
                var pods = PlayedPods.start(PLANE, cluster.namespace(), github)) {
            run(
                    engine,
                    dispatch("enterprise-server.yml", cluster)
                            .vars(Map.of(
                                    "RUNNER_LABELS",
                                    "kubernetes",
                                    "PROXY",
                                    proxy.url(),
                                    "NO_PROXY",
                                    "127.0.0.1",
                                    "CA_CERTIFICATES",
                                    github.caCertificate().orElseThrow()))
                            .on("https://" + ENTERPRISE + "/api/v3"));

            assertThat(pods.failures()).isEmpty();
            assertThat(online(github, "acme/widgets")).hasSize(2);
            assertThat(proxy.asked).containsExactly("CONNECT " + ENTERPRISE + ":443 HTTP/1.1");
            assertThat(cluster.registrar("runners"))
                    .containsEntry("https_proxy", proxy.url())
                    .containsEntry("no_proxy", "127.0.0.1");
        }
    }

    private static GuideCluster cluster(String prefix) throws IOException {
        return GuideCluster.create(PLANE, PLANE.freshNamespace(prefix));
    }

    private GitHubSandbox github(SandboxOptions options, Map<String, String> form) {
        return GuideGitHub.start(options, key, SetupGuide.permissions(form), folder);
    }

    /** act has one image for all jobs, whatever they run on. */
    private Dispatch dispatch(String example, GuideCluster cluster) throws IOException {
        var workflow = Files.readString(Tools.repository().resolve("examples").resolve(example))
                .replace("runs-on: [self-hosted, docker]", "runs-on: ubuntu-latest");
        var secrets = new HashMap<>(cluster.secrets());
        secrets.put("GH_APP_CLIENT_ID", GuideGitHub.CLIENT_ID);
        secrets.put("GH_APP_PRIVATE_KEY", key.privatePem());
        return Dispatch.of(Files.writeString(folder.resolve(example), workflow), "acme/widgets")
                .secrets(secrets);
    }

    private static void run(DockerEngine engine, Dispatch dispatch) {
        var result = new Act(engine).run(dispatch.using("runner-actions/runner-actions@v1", Tools.repository()));

        assertThat(result.exitCode()).as(result.log()).isZero();
        assertThat(engine.containers()).isEmpty();
    }

    private static List<String> online(GitHubSandbox github, String place) {
        assertThat(github.violations()).isEmpty();
        return github.world().runners().of(RunnerPlace.of(place)).stream()
                .filter(runner -> runner.status() == RegisteredRunner.Status.ONLINE)
                .map(RegisteredRunner::name)
                .toList();
    }
}

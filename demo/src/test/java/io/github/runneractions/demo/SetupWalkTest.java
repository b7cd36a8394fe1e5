package io.github.runneractions.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.SandboxOptions;
import io.github.runneractions.sandbox.github.model.RegisteredRunner;
import io.github.runneractions.sandbox.github.model.RunnerPlace;
import io.github.runneractions.sandbox.key.SigningKey;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.process.Command;
import io.github.runneractions.sandbox.runner.workflow.Workflow;
import io.github.runneractions.sandbox.runner.workflow.WorkflowExpressions;
import io.github.runneractions.sandbox.runner.workflow.WorkflowRun;
import io.github.runneractions.sandbox.tools.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Who does what docs/setup.md says, from its first command to its last, has runners that are online. */
@Tag("real")
class SetupWalkTest {
    private static final ControlPlane PLANE = ControlPlane.shared();
    private static final Path WORKFLOW = Tools.repository().resolve("examples/first-runners.yml");
    private static final String NAMESPACE = "github-runners";
    private static final Pattern END = Pattern.compile("\"exp\":(\\d+)");

    private final SetupGuide guide = SetupGuide.read();
    private final SigningKey key = SigningKey.rsa();
    private final List<String> log = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void linksAskForWhatTheActionsAskForAndForNothingElse() {
        assertThat(guide.forms())
                .allSatisfy(form -> assertThat(form)
                        .containsEntry("webhook_active", "false")
                        .containsEntry("public", "false"))
                .extracting(SetupGuide::permissions)
                .containsExactly(
                        Map.of("administration", "write"),
                        Map.of("administration", "write"),
                        Map.of("organization_self_hosted_runners", "write"));
    }

    @Test
    @ExtendWith(NeedsKubectl.class)
    void endsWithRunnersThatAreOnline() throws IOException {
        var permissions = SetupGuide.permissions(guide.forms().getFirst());
        var deployer = Files.createDirectory(folder.resolve("examples")).resolve("deployer.yaml");
        Files.copy(Tools.repository().resolve("examples/deployer.yaml"), deployer);
        Files.writeString(folder.resolve("app.pem"), key.privatePem());
        var store = Files.createDirectory(folder.resolve("store"));
        // Makes the namespace, without which nothing can look after its pods.
        type(guide.commands().getFirst());
        try (var github = GuideGitHub.start(SandboxOptions.defaults(), key, permissions, folder);
                var pods = PlayedPods.start(PLANE, NAMESPACE, github)) {
            var runs = new ArrayList<String>();
            for (var commands : guide.commands().subList(1, guide.commands().size())) {
                type(commands);
                var dispatch = store.resolve("dispatch");
                if (Files.exists(dispatch)) {
                    var words = Files.readAllLines(dispatch);
                    Files.delete(dispatch);
                    assertThat(words.getFirst()).isEqualTo("runners.yml");
                    run(github, store, words.subList(1, words.size()));
                    runs.add(words + ": " + online(github));
                }
            }

            assertThat(pods.failures()).isEmpty();
            assertThat(runs)
                    .containsExactly("[runners.yml, preflight-only=true]: 0", "[runners.yml, preflight-only=false]: 2");
            assertThat(GuideGitHub.asked(github)).containsExactly("{\"administration\":\"write\"}");
            assertThat(github.violations()).isEmpty();
        }
        assertThat(guide.quoted())
                .isNotEmpty()
                .allMatch(line -> log.stream().anyMatch(logged -> logged.contains(line)));
        assertThat(end(Files.readString(store.resolve("secret/KUBE_TOKEN"))))
                .isBetween(Instant.now(), Instant.now().plus(Duration.ofDays(30)));
        assertThat(PLANE.admin()
                        .secrets()
                        .inNamespace(NAMESPACE)
                        .withName("runner-deployer-token")
                        .get())
                .as("a token without an end")
                .isNull();
        assertThat(Files.readAllLines(store.resolve("api")).getFirst())
                .isEqualTo("api --silent --method PUT repos/acme/widgets/environments/runners");
    }

    /** Runs commands as in a shell of the document's reader. */
    private void type(String commands) {
        var output = folder.resolve("commands.log");
        try (var bash = Command.of(Path.of("bash"), output)
                .with("-euo", "pipefail", "-c", commands.replace("OWNER/REPOSITORY", "acme/widgets"))
                .with(Map.of(
                        "KUBECONFIG",
                        PLANE.adminKubeconfig().toString(),
                        "STORE",
                        folder.resolve("store").toString(),
                        "PATH",
                        Tools.repository().resolve("demo/src/test/resources/walk") + ":" + System.getenv("PATH")))
                .in(folder)
                .start()) {
            assertThat(bash.awaitExit(Duration.ofMinutes(1)))
                    .as(() -> commands + bash.tail())
                    .isZero();
        }
    }

    private void run(GitHubSandbox github, Path store, List<String> inputs) throws IOException {
        var expressions = new WorkflowExpressions();
        for (var context : Map.of("secret", "secrets.", "variable", "vars.").entrySet()) {
            try (var files = Files.list(store.resolve(context.getKey()))) {
                for (var file : files.toList()) {
                    expressions.put(context.getValue() + file.getFileName(), Files.readString(file));
                }
            }
        }
        inputs.forEach(input -> expressions.put("inputs." + input.split("=", 2)[0], input.split("=", 2)[1]));
        var steps = Engine.processes(log::add).steps(folder, github.url());

        assertThat(new WorkflowRun(steps, expressions, log::add).run(Workflow.read(WORKFLOW)))
                .as(() -> String.join("\n", log))
                .allMatch(outcome -> outcome.result().succeeded());
    }

    private static long online(GitHubSandbox github) {
        return github.world().runners().of(RunnerPlace.of("acme/widgets")).stream()
                .filter(runner -> runner.status() == RegisteredRunner.Status.ONLINE)
                .count();
    }

    private static Instant end(String token) {
        var claims = END.matcher(
                new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8));
        assertThat(claims.find()).isTrue();
        return Instant.ofEpochSecond(Long.parseLong(claims.group(1)));
    }
}

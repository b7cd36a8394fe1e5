package io.github.runneractions.registrationtoken;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.github.GitHubSandbox;
import io.github.runneractions.sandbox.github.model.RunnerToken;
import io.github.runneractions.sandbox.kubernetes.ControlPlane;
import io.github.runneractions.sandbox.kubernetes.TenantNamespace;
import io.github.runneractions.sandbox.runner.action.ActionImage;
import io.github.runneractions.sandbox.runner.action.ActionYaml;
import io.github.runneractions.sandbox.runner.step.Job;
import io.github.runneractions.sandbox.runner.step.StepDefinition;
import io.github.runneractions.sandbox.runner.step.StepResult;
import io.github.runneractions.sandbox.runner.step.UnattendedStep;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Whole brokers, each a process, at the same Secret at the same time. */
@Tag("real")
class BrokersTest {
    private static final Path ACTION = Path.of("").toAbsolutePath();
    private static final String PERSON = "ghp_0123456789abcdefghijklmnopqrstuvwxyz";
    private static final String SECRET = "demo-registration";
    private static final int BROKERS = 3;

    private final ControlPlane plane = ControlPlane.shared();
    private final TenantNamespace tenant = plane.tenant(plane.freshNamespace("brokers"));
    private final GitHubSandbox sandbox = GitHubSandbox.start();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        sandbox.close();
        plane.admin().namespaces().withName(tenant.namespace()).delete();
    }

    @RepeatedTest(3)
    void leaveTheTokenThatLivesLongest() throws Exception {
        sandbox.world().addRepository("acme/widgets");
        sandbox.world().addPersonalToken(PERSON, "octocat", Set.of("repo"));

        var results = atOnce();

        assertThat(results)
                .allSatisfy(result ->
                        assertThat(result.exitCode()).as(result.transcript()).isZero());
        var ends = results.stream().map(BrokersTest::expiry).toList();
        assertThat(Instant.parse(entry("expires-at"))).isEqualTo(latest(ends));
        assertThat(sandbox.world().tokens().find(entry("token"), RunnerToken.Kind.REGISTRATION))
                .hasValueSatisfying(token -> assertThat(token.expiresAt().truncatedTo(ChronoUnit.MILLIS))
                        .isEqualTo(latest(ends)));
    }

    private List<StepResult> atOnce() throws Exception {
        try (var threads = Executors.newFixedThreadPool(BROKERS)) {
            var futures = threads.invokeAll(IntStream.range(0, BROKERS)
                    .mapToObj(number -> (Callable<StepResult>) () -> broker(number))
                    .toList());
            return futures.stream().map(Future::resultNow).toList();
        }
    }

    private StepResult broker(int number) {
        var variables = new HashMap<>(Map.of(
                "INPUT_TOKEN", PERSON,
                "INPUT_REPOSITORY", "acme/widgets",
                "INPUT_KUBERNETES_SECRET", tenant.namespace() + "/" + SECRET,
                "INPUT_KUBE_SERVER", tenant.server().toString(),
                "INPUT_KUBE_CA", tenant.caPem(),
                "INPUT_KUBE_TOKEN", tenant.token(),
                "INPUT_GITHUB_API_URL", sandbox.url().toString()));
        var job = Job.in(folder.resolve("broker-" + number));
        return new UnattendedStep(
                        ActionImage.of(ACTION).command(), ActionYaml.read(ACTION.resolve("action.yml")), job, _ -> {})
                .main(new StepDefinition(Map.of(), variables, Duration.ofMinutes(2)));
    }

    private static Instant expiry(StepResult result) {
        return result.transcript()
                .lines()
                .filter(line -> line.startsWith("expires-at="))
                .map(line -> Instant.parse(line.substring("expires-at=".length())))
                .findFirst()
                .orElseThrow();
    }

    private static Instant latest(Collection<Instant> ends) {
        return ends.stream().max(Instant::compareTo).orElseThrow();
    }

    private String entry(String name) {
        var data = plane.admin()
                .secrets()
                .inNamespace(tenant.namespace())
                .withName(SECRET)
                .get()
                .getData();
        return new String(Base64.getDecoder().decode(data.get(name)), StandardCharsets.UTF_8);
    }
}

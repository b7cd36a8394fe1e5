package io.github.runneractions.demo.withoutdocker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.process.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** node/start.cjs downloads what the machine does not have, checks it, and puts it into the tool cache whole or not at all. */
abstract class DownloadTests {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    /** Where steps run. */
    abstract Machine on(Path shared, String... options);

    ReleaseStandIn release;
    Archives assets;
    Path machine;

    @BeforeEach
    void prepare() throws IOException {
        assets = Archives.of(folder.resolve("archives"));
        release = ReleaseStandIn.create(folder, assets.url() + "/v1.2.3");
        machine = folder.resolve("machine");
    }

    @AfterEach
    void end() {
        assets.close();
    }

    @Test
    void downloadsOnceForAllSteps() throws IOException {
        try (var first = step("app-token-action", Map.of())) {
            assertThat(first.exitCode()).isEqualTo(7);
            assertThat(first.said()).contains("Downloading " + assets.url() + "/v1.2.3/runner-actions-1.2.3-linux-");
        }
        try (var again = step("app-token-action", Map.of());
                var other = step("deploy-action", Map.of())) {
            assertThat(again.exitCode()).isEqualTo(7);
            assertThat(other.exitCode()).isEqualTo(7);
            assertThat(again.said()).doesNotContain("Downloading");
        }
        // The runtime is that of all actions.
        assertThat(assets.requests()).hasSize(3).allMatch(target -> target.startsWith("/v1.2.3/"));
        assertThat(cached()).containsExactlyInAnyOrder("runtime", "app-token-action", "deploy-action");
    }

    @Test
    void downloadsFromAMirror() throws IOException {
        try (var mirror = Archives.of(release.archives());
                var step = step("app-token-action", Map.of("INPUT_RUNTIME-URL", mirror.url() + "/mirror/"))) {
            assertThat(step.exitCode()).isEqualTo(7);
            assertThat(mirror.requests()).hasSize(2).allMatch(target -> target.startsWith("/mirror/runner-actions-"));
        }
        assertThat(assets.requests()).isEmpty();
    }

    @Test
    void triesAgainAfterHalfADownload() throws IOException {
        var requests = new AtomicInteger();
        assets.answer(exchange -> {
            if (requests.getAndIncrement() == 0) {
                assets.sendHalf(exchange);
            } else {
                assets.send(exchange);
            }
        });

        try (var step = step("app-token-action", Map.of())) {
            assertThat(step.exitCode()).as(step.said()).isEqualTo(7);
        }
        assertThat(assets.requests()).hasSize(3);
    }

    @Test
    void givesUpWhenEveryDownloadEndsHalfway() throws IOException {
        assets.answer(assets::sendHalf);

        assertThat(failure(Map.of()))
                .contains("Tried to download " + assets.url() + "/v1.2.3/runner-actions-", ", but other side closed.");
        assertThat(assets.requests()).hasSize(3);
    }

    @Test
    void refusesAnotherFile() throws IOException {
        var due = ReleaseStandIn.sha256(release.archive("app-token-action"));
        Files.writeString(release.archive("app-token-action"), "another");

        assertThat(failure(Map.of()))
                .contains("but its SHA-256 is " + ReleaseStandIn.sha256(release.archive("app-token-action")))
                .contains("and that of the release is " + due);
        assertThat(cached()).containsExactly("runtime");
        // Another time does not help.
        assertThat(assets.requests()).hasSize(2);
    }

    @Test
    void twoJobsAtOnceDoNoHarm() throws Exception {
        var both = new CountDownLatch(2);
        assets.answer(exchange -> {
            both.countDown();
            try {
                both.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            assets.send(exchange);
        });

        try (var one = step("app-token-action", Map.of());
                var other = step("app-token-action", Map.of())) {
            assertThat(one.exitCode()).as(one.said()).isEqualTo(7);
            assertThat(other.exitCode()).as(other.said()).isEqualTo(7);
        }
        assertThat(cached()).containsExactlyInAnyOrder("runtime", "app-token-action");
    }

    /** Half of what it has written is never used, and goes when a later download finds it. */
    @Test
    void aRunThatWasKilledDoesNoHarm() throws IOException {
        doesNoHarm("KILL");
    }

    void doesNoHarm(String signal) throws IOException {
        hold();
        try (var killed = step("app-token-action", Map.of())) {
            awaitScratch();
            killed.signal(signal);
            assertThat(killed.exitCode()).isGreaterThan(128);
        }
        assertThat(cached()).hasSize(1).allMatch(name -> name.endsWith(".new"));
        assets.answer(assets::send);

        try (var next = step("app-token-action", Map.of())) {
            assertThat(next.exitCode()).isEqualTo(7);
        }
        assertThat(cached()).as("it may still run").hasSize(3);
        try (var entries = Files.list(home())) {
            for (var left :
                    entries.filter(entry -> entry.toString().endsWith(".new")).toList()) {
                Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
            }
        }
        try (var later = step("deploy-action", Map.of())) {
            assertThat(later.exitCode()).isEqualTo(7);
        }
        assertThat(cached()).containsExactlyInAnyOrder("runtime", "app-token-action", "deploy-action");
    }

    /** Sends half of each file, and then nothing more. */
    private void hold() {
        assets.answer(exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(new byte[100]);
            exchange.getResponseBody().flush();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        });
    }

    private void awaitScratch() {
        Await.until("half a download", () -> cached().stream().anyMatch(name -> name.endsWith(".new")), LIMIT);
        Await.until("a request", () -> !assets.requests().isEmpty(), LIMIT);
    }

    String failure(Map<String, String> variables) {
        return failure(on(folder), variables);
    }

    /** What a step says that cannot download. */
    String failure(Machine on, Map<String, String> variables) {
        try (var step = RunningStep.step(on, release.script("app-token-action", "main"), machine, variables)) {
            assertThat(step.exitCode()).as(step.said()).isEqualTo(1);
            assertThat(step.said())
                    .doesNotContain("program:")
                    .contains("::error title=app-token%3A The program of the action is missing::");
            return step.said();
        }
    }

    RunningStep step(String action, Map<String, String> variables) {
        return RunningStep.step(on(folder), release.script(action, "main"), machine, variables);
    }

    /** Where the cache has this release. */
    private Path home() throws IOException {
        try (var releases = Files.list(RunningStep.cache(machine).resolve("runner-actions"));
                var architectures = Files.list(releases.toList().getFirst())) {
            return architectures.toList().getFirst();
        }
    }

    List<String> cached() throws IOException {
        try (var entries = Files.list(home())) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }
}

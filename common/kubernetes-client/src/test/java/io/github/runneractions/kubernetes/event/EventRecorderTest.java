package io.github.runneractions.kubernetes.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runneractions.kubernetes.TestRun;
import io.github.runneractions.kubernetes.client.Cluster;
import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.sandbox.github.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the API does: one Event for the same thing, and no failure. */
class EventRecorderTest {
    private static final InvolvedObject DEMO = new InvolvedObject(ApiResource.DEPLOYMENTS, "demo", "uid-of-demo");

    private final EventsApi api = new EventsApi();
    private final TestRun run = new TestRun(Map.of());
    private Cluster cluster = api.cluster(run, Duration.ofSeconds(20));

    @AfterEach
    void close() {
        cluster.close();
        api.close();
    }

    @Test
    void countsTheSameInOneEvent() {
        recorder().record(renewed("valid until 13:00"));
        run.advance(Duration.ofMinutes(10));
        recorder().record(renewed("valid until 13:10"));
        run.advance(Duration.ofMinutes(10));
        recorder().record(renewed("valid until 13:20"));

        assertThat(text(api.onlyEvent(), "/count")).isEqualTo("3");
        assertThat(text(api.onlyEvent(), "/message")).isEqualTo("valid until 13:20");
        assertThat(text(api.onlyEvent(), "/firstTimestamp")).isEqualTo(SettableClock.START.toString());
        assertThat(text(api.onlyEvent(), "/lastTimestamp"))
                .isEqualTo(SettableClock.START.plus(Duration.ofMinutes(20)).toString());
    }

    @Test
    void tellsOfADeedOnce() {
        var removed = new RunnerEvent(EventReason.RUNNER_REMOVED, DEMO, "17", "Removed one");
        recorder().record(removed);
        run.advance(Duration.ofMinutes(10));
        recorder().record(removed);
        recorder().record(new RunnerEvent(EventReason.RUNNER_REMOVED, DEMO, "18", "Removed another"));

        assertThat(api.events.values())
                .extracting(event -> text(event, "/message") + " " + text(event, "/count"))
                .containsExactlyInAnyOrder("Removed one 1", "Removed another 1");
    }

    @Test
    void hasTheFormThatKubectlDescribes() {
        recorder().record(new RunnerEvent(EventReason.RUNNER_TOKEN_RENEWAL_FAILED, DEMO, "", "GitHub is away"));

        var event = api.onlyEvent();
        assertThat(text(event, "/metadata/name")).startsWith("demo.").matches("[a-z0-9.]+");
        assertThat(text(event, "/involvedObject/apiVersion")).isEqualTo("apps/v1");
        assertThat(text(event, "/involvedObject/kind")).isEqualTo("Deployment");
        assertThat(text(event, "/involvedObject/namespace")).isEqualTo("team");
        assertThat(text(event, "/involvedObject/name")).isEqualTo("demo");
        assertThat(text(event, "/involvedObject/uid")).isEqualTo("uid-of-demo");
        assertThat(text(event, "/type")).isEqualTo("Warning");
        assertThat(text(event, "/reason")).isEqualTo("RunnerTokenRenewalFailed");
        assertThat(text(event, "/source/component")).isEqualTo("broker");
        assertThat(text(event, "/reportingComponent")).isEqualTo("runner-actions.github.io/broker");
    }

    @Test
    void countsOnceWhenTheAnswerToTheCreationIsLost() {
        api.answersToLose.set(1);
        recorder().record(renewed("valid until 13:00"));

        assertThat(text(api.onlyEvent(), "/count")).isEqualTo("1");
        assertThat(run.lines).noneMatch(line -> line.contains("Events are missing"));
    }

    @Test
    void countsOnceWhenTheAnswerToTheChangeIsLost() {
        recorder().record(renewed("valid until 13:00"));
        run.advance(Duration.ofMinutes(10));
        api.answersToLose.set(1);
        recorder().record(renewed("valid until 13:10"));

        assertThat(text(api.onlyEvent(), "/count")).isEqualTo("2");
        assertThat(run.lines).noneMatch(line -> line.contains("Events are missing"));
    }

    @Test
    void countsBothWhenAnotherRunComesBetween() {
        api.fate = request -> {
            if (request.startsWith("POST")) {
                api.fate = _ -> Optional.empty();
                recorder().record(renewed("of another run"));
            }
            return Optional.empty();
        };
        recorder().record(renewed("of this run"));

        assertThat(text(api.onlyEvent(), "/count")).isEqualTo("2");
        assertThat(text(api.onlyEvent(), "/message")).isEqualTo("of this run");
    }

    @Test
    void lastsForNoLessThanNoTimeWhenAClockIsWrong() {
        run.advance(Duration.ofDays(365));
        recorder().record(renewed("by a node that is a year ahead"));
        var other = new TestRun(Map.of());
        EventRecorder.of(cluster, "broker", other.context).record(renewed("by another"));

        assertThat(text(api.onlyEvent(), "/count")).isEqualTo("2");
        assertThat(text(api.onlyEvent(), "/firstTimestamp")).isEqualTo(SettableClock.START.toString());
        assertThat(text(api.onlyEvent(), "/lastTimestamp")).isEqualTo(SettableClock.START.toString());
    }

    @Test
    void hasNoSecretInItAndNoMoreThanTheApiTakes() {
        run.mask("SECRET-TOKEN-OF-GITHUB");
        recorder().record(renewed("GitHub said SECRET-TOKEN-OF-GITHUB\nand: " + "ärgerlich ".repeat(200)));

        assertThat(text(api.onlyEvent(), "/message"))
                .startsWith("GitHub said *** and: ärgerlich")
                .endsWith("ärgerlich…")
                .satisfies(text ->
                        assertThat(text.getBytes(StandardCharsets.UTF_8).length).isBetween(1000, 1024));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            403 | events "demo.1" is forbidden: User "a" cannot patch resource "events" in API group "" | A Role for them has `create` and `patch` on `events`
            403 | events "demo.1" is forbidden: unable to create new content in namespace team because it is being terminated | being terminated.
            429 | the server is busy | responded with 429 each time: the server is busy.
            500 | etcd is away | responded with 500 each time: etcd is away.
            """)
    void saysOnceWhyEventsAreMissingAndAsksNoMore(int status, String reason, String said) {
        api.fate = EventsApi.always(status, reason);
        var recorder = recorder();
        recorder.record(renewed("first"));
        var asked = api.requests.size();
        recorder.record(renewed("second"));
        recorder.deployment("demo");

        assertThat(api.requests).hasSize(asked);
        assertThat(run.lines)
                .filteredOn(line -> line.contains("Events"))
                .singleElement()
                .asString()
                .startsWith("Kubernetes Events are missing: Tried to write the Event RunnerTokenRenewed at ")
                .contains(said);
        assertThat(run.waits).isEmpty();
    }

    @Test
    void namesNoRoleWhenTheNamespaceEnds() {
        api.fate =
                EventsApi.always(403, "unable to create new content in namespace team because it is being terminated");
        recorder().record(renewed("first"));

        assertThat(run.lines).last().asString().doesNotContain("Role");
    }

    @Test
    void waitsForNoAnswerForLong() {
        cluster.close();
        cluster = api.cluster(run, Duration.ofMillis(300));
        var end = new CountDownLatch(1);
        api.fate = _ -> {
            await(end);
            return Optional.empty();
        };
        recorder().record(renewed("first"));
        end.countDown();

        assertThat(run.lines).last().asString().contains("it did not respond in time.");
    }

    @Test
    void goesOnAfterAnEventThatTheApiDoesNotTake() {
        api.fate = request ->
                api.requests.size() == 2 ? Optional.of(Map.entry(422, "message: too long")) : Optional.empty();
        var recorder = recorder();
        recorder.record(renewed("first"));
        recorder.record(new RunnerEvent(EventReason.RUNNER_REMOVED, DEMO, "17", "Removed one"));

        assertThat(text(api.onlyEvent(), "/message")).isEqualTo("Removed one");
        assertThat(run.lines).last().asString().contains("message: too long");
    }

    @Test
    void goesOnWithPodsWhenItMayNotReadTheDeployment() {
        api.fate = request -> request.startsWith("GET")
                ? Optional.of(Map.entry(
                        403, "deployments.apps \"demo\" is forbidden: User \"a\" cannot get resource \"deployments\""))
                : Optional.empty();
        var recorder = recorder();

        assertThat(recorder.deployment("demo")).isEmpty();
        recorder.record(new RunnerEvent(
                EventReason.RUNNER_REMOVED,
                new InvolvedObject(ApiResource.PODS, "demo-1", "uid"),
                "17",
                "Removed one"));

        assertThat(text(api.onlyEvent(), "/involvedObject/name")).isEqualTo("demo-1");
        assertThat(run.lines).last().asString().endsWith("and `get` on the Deployment.");
    }

    private static void await(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private EventRecorder recorder() {
        return EventRecorder.of(cluster, "broker", run.context);
    }

    private static RunnerEvent renewed(String message) {
        return new RunnerEvent(EventReason.RUNNER_TOKEN_RENEWED, DEMO, "", message);
    }

    private static String text(ObjectNode event, String path) {
        return event.at(path).asText();
    }
}

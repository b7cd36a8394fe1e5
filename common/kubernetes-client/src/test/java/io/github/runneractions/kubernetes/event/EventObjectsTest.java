package io.github.runneractions.kubernetes.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.github.runneractions.kubernetes.object.ApiResource;
import io.github.runneractions.runtime.Secrets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventObjectsTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final String SECRET = "s3cret-of-0-registry";

    private final Secrets secrets = new Secrets(_ -> {});
    private final EventObjects objects = new EventObjects("team", "runner-cleanup", secrets);

    @Test
    void haveNoSecretThatOnlyShowsInOneLine() {
        secrets.mask(SECRET);
        var hidden = "s3cret-of-\u001b[0m0-registry";

        var event = objects.fresh(event("GitHub responded: " + SECRET + " " + hidden), NOON);

        assertThat(event.getAdditionalProperties()).containsEntry("message", "GitHub responded: *** ***");
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "2147483646, 2147483647", "2147483647, 2147483647", "many, 1"})
    void countNoFurtherThanTheApi(String before, long after) {
        var there = new GenericKubernetesResource();
        there.setMetadata(new ObjectMeta());
        there.setAdditionalProperty("count", before);

        assertThat(objects.countedUp(event("renewed"), there, NOON).getAdditionalProperties())
                .containsEntry("count", after);
    }

    private static RunnerEvent event(String message) {
        return new RunnerEvent(
                EventReason.RUNNER_TOKEN_RENEWED,
                new InvolvedObject(ApiResource.DEPLOYMENTS, "demo", "uid-1"),
                "",
                message,
                Map.of());
    }
}

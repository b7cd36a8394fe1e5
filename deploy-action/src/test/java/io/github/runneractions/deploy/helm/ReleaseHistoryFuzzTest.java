package io.github.runneractions.deploy.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.deploy.chart.RenderedChart;
import io.github.runneractions.kubernetes.release.ReleaseName;
import io.github.runneractions.runtime.PreconditionFailed;
import io.github.runneractions.runtime.ToolFailed;
import io.github.runneractions.testkit.fuzz.Fuzz;
import io.github.runneractions.testkit.fuzz.Mutations;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Records that a neighbour lays. */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class ReleaseHistoryFuzzTest {
    private static final HelmSecret RECORD = HelmSecret.of(2, "deployed");
    private static final RenderedChart CHART =
            RenderedChart.parse("{apiVersion: v1, kind: Service, metadata: {name: demo}}");

    private static final List<String> WORDS = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            ":",
            ",",
            "null",
            "1e999999999",
            "99999999999",
            "-1",
            "\\u0000",
            "\"Version\": 9",
            "\"info\": ",
            "\"manifest\": \"a: &a [*a]\"",
            "\"manifest\": \"kind: A\\nmetadata: {name: b}\"",
            "2026-11-24T12:03:00.5+99:00",
            "+999999999-01-01T00:00:00Z",
            "[".repeat(11_000),
            "{\"a\":".repeat(2_000));

    @Test
    void readsAnyJson() {
        Fuzz.failingBy(PreconditionFailed.class)
                .quotingAllButCredentials()
                .feed(
                        new Mutations(
                                List.of(
                                        RECORD.content(),
                                        HelmSecret.of(1, "superseded").content()),
                                WORDS),
                        text -> judged(ReleaseHistory.of(
                                List.of(
                                        HelmSecret.of(1, "superseded").packed(),
                                        RECORD.containing(text).packed()),
                                new ReleaseName("demo"),
                                "team")));
    }

    @Test
    void readsAnyPackedText() {
        var packed = String.valueOf(RECORD.packed().<String>get("data", "release"));
        var inner = new String(Base64.getDecoder().decode(packed), StandardCharsets.UTF_8);

        Fuzz.failingBy(ToolFailed.class)
                .feed(new Mutations(List.of(inner), List.of("H4sI", "=", "====", "AAAA", "//8=")), text -> {
                    var data = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
                    for (var form : List.of(data, text)) {
                        var history = ReleaseHistory.of(List.of(RECORD.with(form)), new ReleaseName("demo"), "team");
                        assertThat(history.isEmpty()).isFalse();
                        history.newest();
                        history.objection(Optional.of("runner"), Set.of());
                    }
                });
    }

    private static void judged(ReleaseHistory history) {
        history.newest()
                .ifPresent(
                        record -> assertThat(record.status() + record.chart()).doesNotContain("\n"));
        history.objection(Optional.of("runner"), Set.of())
                .ifPresent(why -> assertThat(why).doesNotContain("\n"));
        history.requireOnlyOwnDeletions(CHART, _ -> Optional.empty());
    }
}

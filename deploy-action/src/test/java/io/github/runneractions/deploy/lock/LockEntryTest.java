package io.github.runneractions.deploy.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.runtime.Environment;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LockEntryTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void readsWhatItWrites() {
        var entry = LockEntry.first("a1", run(7, 2, "main"), NOON).beaten().since(NOON);

        assertThat(LockEntry.parse(entry.text())).isEqualTo(entry);
        assertThat(entry.run()).hasToString("https://github.com/acme/widgets/actions/runs/1007/attempts/2");
        assertThat(entry.since(NOON.plusSeconds(5)).since()).contains(NOON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "7",
                "{\"id\": {\"id\": 7}, \"number\": \"many\", \"attempt\": 1e999, \"since\": 12, \"beat\": null}"
            })
    void readsAnyText(String text) {
        var entry = LockEntry.parse(text);

        assertThat(entry.id()).isEmpty();
        assertThat(entry.run()).hasToString("a run outside of GitHub Actions");
        assertThat(entry.age(NOON)).isEqualTo("for some seconds");
    }

    @Test
    void showsNoTextOfOthersThatTheLogWouldObey() {
        var entry = LockEntry.parse("{\"run\": \"https://x\\n::stop-commands::a ghp_0123456789abcdefghij\"}");

        assertThat(entry.run().toString()).isEqualTo("https://x ::stop-commands::a ***");
    }

    @Test
    void readsRandomChanges() {
        var random = new Random(20261124);
        var text = LockEntry.first("a1", run(7, 2, "main"), NOON).since(NOON).text();
        for (int round = 0; round < 2_000; round++) {
            var changed = new StringBuilder(text);
            for (int change = 0; change < 3; change++) {
                changed.setCharAt(random.nextInt(changed.length()), (char) random.nextInt(0x100));
            }
            assertThat(LockEntry.parse(changed.toString()).run().toString()).isNotBlank();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "7, 1, main, 8, 1, main, -1",
        "9, 1, main, 8, 5, side, 1",
        "7, 1, main, 7, 2, main, -1",
        "7, 1, main, 7, 1, main, 0"
    })
    void ordersTheRunsOfAWorkflow(
            long number, long attempt, String branch, long other, long otherAttempt, String otherBranch, int order) {
        assertThat(run(number, attempt, branch)
                        .comparedTo(run(other, otherAttempt, otherBranch))
                        .orElse(0))
                .isEqualTo(order);
    }

    @Test
    void ordersNoRunsOfTwoWorkflows() {
        var other = new HashMap<>(variables(8, 1, "main"));
        other.put("GITHUB_WORKFLOW_REF", "acme/widgets/.github/workflows/other.yml@refs/heads/main");

        assertThat(run(7, 1, "main").comparedTo(DeployingRun.of(new Environment(other))))
                .isEmpty();
        assertThat(DeployingRun.UNKNOWN.comparedTo(DeployingRun.of(new Environment(Map.of()))))
                .isEmpty();
    }

    static DeployingRun run(long number, long attempt, String branch) {
        return DeployingRun.of(new Environment(variables(number, attempt, branch)));
    }

    static Map<String, String> variables(long number, long attempt, String branch) {
        return Map.of(
                "GITHUB_SERVER_URL",
                "https://github.com",
                "GITHUB_REPOSITORY",
                "acme/widgets",
                "GITHUB_RUN_ID",
                String.valueOf(1000 + number),
                "GITHUB_RUN_NUMBER",
                String.valueOf(number),
                "GITHUB_RUN_ATTEMPT",
                String.valueOf(attempt),
                "GITHUB_WORKFLOW_REF",
                "acme/widgets/.github/workflows/deploy.yml@refs/heads/" + branch);
    }
}

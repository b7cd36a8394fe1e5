package io.github.runneractions.github.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runneractions.github.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunnerTest {
    @ParameterizedTest
    @CsvSource({"online, true", "offline, false", "asleep, true"})
    void isOfflineOnlyIfGitHubReportsThat(String status, boolean online) {
        assertThat(Runner.of(runner().put("status", status)).online()).isEqualTo(online);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "name"})
    void isNotReadFromAnIncompleteResponse(String missing) {
        assertThatIllegalArgumentException().isThrownBy(() -> Runner.of(runner().without(missing)));
        assertThatIllegalArgumentException().isThrownBy(() -> Runner.of(runner().putNull(missing)));
    }

    @Test
    void isNotReadWithAGroupThatIsNoNumber() {
        assertThatIllegalArgumentException().isThrownBy(() -> Runner.of(runner().put("runner_group_id", "x")));
        assertThat(Runner.of(runner().putNull("runner_group_id")).groupId()).isZero();
        assertThat(Runner.of(runner().put("runner_group_id", 7)).groupId()).isEqualTo(7);
    }

    /** It must not be taken for one that may be removed. */
    @Test
    void isOnlineAndBusyIfGitHubDoesNotReportIt() {
        var unknown = Runner.of(runner().putNull("busy").without("status"));

        assertThat(unknown.online()).isTrue();
        assertThat(unknown.busy()).isTrue();
    }

    @Test
    void mayHaveNoLabels() {
        assertThat(Runner.of(runner()).labels()).isEmpty();
    }

    private static ObjectNode runner() {
        return Json.object()
                .put("id", 1)
                .put("name", "demo")
                .put("status", "offline")
                .put("busy", false);
    }
}

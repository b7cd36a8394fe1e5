package io.github.runneractions.kubernetes.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnstructuredTest {
    private final Unstructured pod = new Unstructured(Map.of(
            "status", Map.of("phase", "Running", "conditions", List.of(Map.of("type", "Ready")), "restarts", 2)));

    @Test
    void readsNestedFields() {
        assertThat(pod.at("status", "phase").text()).contains("Running");
        assertThat(pod.at("status", "restarts").orEmpty()).isEqualTo("2");
        assertThat(pod.at("status", "conditions")
                        .items()
                        .map(condition -> condition.at("type").orEmpty()))
                .containsExactly("Ready");
    }

    @Test
    void isNotSetWhereAFieldIsMissing() {
        var missing = pod.at("status", "phase", "reason");

        assertThat(missing.isSet()).isFalse();
        assertThat(missing.text()).isEmpty();
        assertThat(missing.orEmpty()).isEmpty();
        assertThat(missing.fields()).isEmpty();
        assertThat(missing.items()).isEmpty();
    }
}

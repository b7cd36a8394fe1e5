package io.github.runneractions.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.sandbox.runner.action.YamlMapping;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScenarioOptionsTest {

    @Test
    void areOffByDefault() {
        assertThat(options("")).isEqualTo(new ScenarioOptions(false, false, false, false, false, List.of(), Map.of()));
    }

    @Test
    void areRead() {
        assertThat(options("""
                        post: true
                        runner: none
                        cluster: true
                        tls: true
                        requests: any-order
                        files: [a/b]
                        normalise: { 'r-\\d+': r-<n> }
                        """))
                .isEqualTo(
                        new ScenarioOptions(true, true, true, true, true, List.of("a/b"), Map.of("r-\\d+", "r-<n>")));
    }

    @Test
    void rejectUnknownKeys() {
        assertThatThrownBy(() -> options("pots: true")).hasMessageContaining("pots");
        assertThatThrownBy(() -> options("runner: gitlab")).hasMessageContaining("[github, none], not gitlab");
        assertThatThrownBy(() -> options("post: yes")).hasMessageContaining("true or false");
    }

    private static ScenarioOptions options(String yaml) {
        return ScenarioOptions.of(YamlMapping.of(YamlMapping.parse(yaml)));
    }
}

package io.github.runneractions.github.runner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunnerScopeTest {
    @Test
    void namesThePlaceOfAnEnterprisesRunners() {
        var enterprise = new RunnerScope.OfEnterprise("acme-corp");

        assertThat(enterprise.path()).isEqualTo("/enterprises/acme-corp");
        assertThat(enterprise).hasToString("enterprises/acme-corp");
        assertThat(enterprise.permission()).isEqualTo("manage_runners:enterprise");
    }
}

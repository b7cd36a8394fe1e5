package io.github.runneractions.kubernetes.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.runneractions.kubernetes.object.Unstructured;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessRulesTest {
    private static final String RULES = """
            [{"verbs": ["get", "list"], "apiGroups": [""], "resources": ["secrets", "pods/log"]},
             {"verbs": ["*"], "apiGroups": ["apps"], "resources": ["*"]},
             {"verbs": ["patch"], "apiGroups": ["*"], "resources": ["*/scale"]},
             {"verbs": ["patch"], "apiGroups": [""], "resources": ["secrets"], "resourceNames": ["own"]},
             {"verbs": ["create"]}]
            """;

    @ParameterizedTest
    @CsvSource({
        "get, '', secrets, ''",
        "get, '', secrets, any",
        "list, '', pods/log, ''",
        "delete, apps, deployments, ''",
        "delete, apps, deployments/status, ''",
        "patch, batch, jobs/scale, ''",
        "patch, '', secrets, own"
    })
    void grantWhatTheyName(String verb, String group, String resource, String name) {
        assertThat(rules("false").grant(new ResourceAttributes(verb, group, resource, "team", name)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "create, '', secrets, ''",
        "get, '', pods, ''",
        "get, batch, jobs, ''",
        "patch, '', secrets, ''",
        "patch, '', secrets, another",
        "patch, batch, jobs, ''",
        "create, '', pods, ''"
    })
    void grantNothingElse(String verb, String group, String resource, String name) {
        assertThat(rules("false").grant(new ResourceAttributes(verb, group, resource, "team", name)))
                .isFalse();
    }

    @Test
    void grantNothingInOtherNamespaces() {
        assertThat(rules("false").grant(new ResourceAttributes("get", "", "secrets", "other")))
                .isFalse();
        assertThat(rules("false").grant(new ResourceAttributes("get", "", "secrets", "")))
                .isFalse();
    }

    /** Another authorizer may forbid what they grant. */
    @ParameterizedTest
    @CsvSource({"true", "null", "'\"no\"'"})
    void grantNothingIfTheyAreNotAll(String incomplete) {
        assertThat(rules(incomplete).grant(new ResourceAttributes("get", "", "secrets", "team")))
                .isFalse();
    }

    private static AccessRules rules(String incomplete) {
        try {
            var status = new ObjectMapper()
                    .readValue("{\"incomplete\": " + incomplete + ", \"resourceRules\": " + RULES + "}", Map.class);
            return AccessRules.of("team", new Unstructured(status));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

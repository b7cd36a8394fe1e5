package io.github.runneractions.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.github.http.ApiResponses;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorExplanationTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401|''|GitHub rejected the token|GitHub responded with 401: Bad credentials",
                "401|Expired|GitHub rejected the token|GitHub responded with 401: Expired",
                "403|No|GitHub rejected the request|GitHub responded with 403: No",
                "404|Not Found|GitHub did not find it|it does not exist, or the token does not have access to it",
                "407|''|The proxy did not connect to the API|the proxy requires another user or password",
                "409|Conflict|GitHub rejected the request|GitHub responded with 409: Conflict",
                "429|Slow down|GitHub's rate limit is reached|GitHub responded with 429: Slow down",
                "499|''|GitHub rejected the request|GitHub responded with 499",
                "500|''|GitHub returned a server error|GitHub responded with 500 each time",
                "503|''|GitHub returned a server error|GitHub responded with 503 each time"
            })
    void isToldByItsStatus(int status, String said, String topic, String meaning) {
        var explanation = ErrorExplanation.common(ApiResponses.saying(status, said, Map.of()));

        assertThat(explanation.topic().heading()).isEqualTo(topic);
        assertThat(explanation.meaning()).contains(meaning);
    }

    @Test
    void namesThePermissionThatGitHubNames() {
        var needed = Map.of("x-accepted-github-permissions", List.of("administration=write"));

        var explanation = ErrorExplanation.common(ApiResponses.saying(403, "Resource not accessible", needed));

        assertThat(explanation.topic()).isEqualTo(ErrorExplanation.MISSING_PERMISSION);
        assertThat(explanation.hint().toString()).contains("`administration: write`");
    }

    @Test
    void isALimitBeforeItIsAPermission() {
        var headers =
                Map.of("x-accepted-github-permissions", List.of("administration=write"), "retry-after", List.of("60"));

        assertThat(ErrorExplanation.common(ApiResponses.saying(403, "Wait", headers))
                        .topic())
                .isEqualTo(ErrorExplanation.RATE_LIMIT);
    }

    @Test
    void takesASuccessThatNobodyExpectedForSomebodyElses() {
        assertThat(ErrorExplanation.common(ApiResponses.saying(200, "", Map.of()))
                        .topic())
                .isEqualTo(ErrorExplanation.NOT_GITHUB);
    }
}

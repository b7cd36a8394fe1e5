package io.github.runneractions.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.github.http.ApiResponse;
import io.github.runneractions.github.http.ApiResponses;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorExplanationTest {
    private static final Map<String, List<String>> ID = Map.of("x-github-request-id", List.of("0401:2A33:1"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401|''|GitHub rejected the token|GitHub responded with 401",
                "401|Expired|GitHub rejected the token|GitHub responded with 401: Expired",
                "403|No|GitHub rejected the request|GitHub responded with 403: No",
                "404|Not Found|GitHub did not find it|GitHub responded with 404: Not Found",
                "407|''|The proxy did not connect to the API|the proxy requires another user or password",
                "409|Conflict|GitHub rejected the request|GitHub responded with 409: Conflict",
                "429|Slow down|GitHub's rate limit is reached|GitHub responded with 429: Slow down",
                "499|''|GitHub rejected the request|GitHub responded with 499 without a reason",
                "500|''|GitHub returned a server error|GitHub responded with 500 without a reason",
                "503|''|GitHub returned a server error|GitHub responded with 503 without a reason"
            })
    void dependsOnTheStatus(int status, String said, String topic, String meaning) {
        var explanation = ErrorExplanation.common(ApiResponses.saying(status, said, ID));

        assertThat(explanation.topic().heading()).isEqualTo(topic);
        assertThat(explanation.meaning()).contains(meaning);
    }

    @ParameterizedTest
    @CsvSource({"500", "502", "503"})
    void doesNotTakeAGatewayForGitHub(int status) {
        var gateway = new ApiResponse(status, Map.of(), "upstream connect error\n".getBytes(StandardCharsets.UTF_8));

        assertThat(ErrorExplanation.common(gateway).meaning())
                .isEqualTo("the server responded with " + status + ": upstream connect error");
    }

    @ParameterizedTest
    @CsvSource({"200", "201", "204", "302", "400", "401", "403", "404", "422", "429", "500", "502"})
    void quotesAPageAndDoesNotTakeItForGitHubs(int status) {
        var headers = Map.of(
                "content-type", List.of("text/html; charset=utf-8"), "x-github-request-id", List.of("0401:2A33:1"));
        var page = "<!DOCTYPE html>\n<html><head><title>\n Sign in  to\nthe network </title></head></html>";

        var explanation =
                ErrorExplanation.common(new ApiResponse(status, headers, page.getBytes(StandardCharsets.UTF_8)));

        assertThat(explanation.topic()).isEqualTo(ErrorExplanation.NOT_GITHUB);
        assertThat(explanation.meaning())
                .isEqualTo("the response is not from GitHub's API (status " + status
                        + ", text/html): Sign in to the network");
        assertThat(explanation.hint().toString()).contains(status < 500 ? "github-api-url" : "status page");
    }

    @Test
    void quotesTheProxysPage() {
        var page = "<h1>Access <b>denied</b></h1>".getBytes(StandardCharsets.UTF_8);

        assertThat(ErrorExplanation.common(new ApiResponse(407, Map.of(), page)).meaning())
                .isEqualTo("the proxy requires another user or password (Access denied)");
    }

    @Test
    void treatsAnUnexpectedSuccessAsAResponseOfAnotherServer() {
        var explanation = ErrorExplanation.common(ApiResponses.saying(200, "", Map.of()));

        assertThat(explanation.topic()).isEqualTo(ErrorExplanation.NOT_GITHUB);
        assertThat(explanation.meaning())
                .isEqualTo("the response (status 200, no content type) does not have the form of GitHub's API");
    }
}

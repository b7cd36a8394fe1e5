package io.github.runneractions.github.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiResponseTest {
    @ParameterizedTest
    @CsvSource({"399,false", "400,true", "404,true", "407,false", "499,true", "500,false", "502,false"})
    void isForeignIfAnErrorHasNeitherAReasonNorAnId(int status, boolean foreign) {
        assertThat(new ApiResponse(status, Map.of(), new byte[0]).foreign()).isEqualTo(foreign);
    }

    @Test
    void isGitHubsIfItHasAReasonOrAnId() {
        var id = Map.of("X-GitHub-Request-Id", List.of("0401:2A33:1"));

        assertThat(new ApiResponse(404, Map.of(), bytes("{\"message\":\"Not Found\"}")).foreign())
                .isFalse();
        assertThat(new ApiResponse(404, id, new byte[0]).foreign()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "422|{\"message\":\"Validation Failed\",\"errors\":[{\"resource\":\"Runner\",\"field\":\"name\",\"code\":\"invalid\"}]}"
                        + "|Validation Failed (Runner name invalid)",
                "422|{\"message\":\"Invalid request.\",\"errors\":[\"too complex\",{\"message\":\"at most 500\"},7,{}]}"
                        + "|Invalid request. (too complex; at most 500)",
                "422|{\"errors\":[\"too complex\"]}|too complex",
                "403|{\"message\":\"Two\\nlines.\"}|Two lines",
                "403|{\"message\":{\"nested\":true}}|''",
                "502|bad\tgateway|bad gateway",
                "201|{\"token\":\"ghs_cut|''",
                "404|<html><title></title><style>a</style><body>Not &amp; found</body>|Not &amp; found"
            })
    void quotesWordsInOneLine(int status, String body, String words) {
        assertThat(new ApiResponse(status, Map.of(), bytes(body)).words()).isEqualTo(words);
    }

    @Test
    void cutsWordsAtABlankSoThatNoHalfOfASecretIsLeft() {
        var said = "word ".repeat(50) + "s".repeat(600);

        assertThat(new ApiResponse(403, Map.of(), bytes(said)).words())
                .isEqualTo("word ".repeat(50).strip() + "…");
        assertThat(new ApiResponse(403, Map.of(), bytes("s".repeat(600))).words())
                .isEqualTo("…");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200|text/html|<html>|true",
                "404|text/html|''|true",
                "404|application/json|{\"message\":\"Not Found\"}|false",
                "404|text/html|{\"message\":\"Not Found\"}|false",
                "502|''|\uFEFF <!DOCTYPE html>|true",
                "502|text/plain|upstream|false",
                "407|text/html|<html>|false"
            })
    void isForeignIfItIsAPage(int status, String type, String body, boolean foreign) {
        var headers = Map.of("content-type", List.of(type), "x-github-request-id", List.of("0401:2A33:1"));

        assertThat(new ApiResponse(status, headers, bytes(body)).foreign()).isEqualTo(foreign);
    }

    @Test
    void doesNotPrintItsBody() {
        assertThat(new ApiResponse(201, Map.of(), bytes("{\"token\":\"ghs_SECRET\"}")))
                .hasToString("Response 201 of 22 bytes");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

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

    @Test
    void doesNotPrintItsBody() {
        assertThat(new ApiResponse(201, Map.of(), bytes("{\"token\":\"ghs_SECRET\"}")))
                .hasToString("Response 201 of 22 bytes");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

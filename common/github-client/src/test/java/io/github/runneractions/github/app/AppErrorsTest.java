package io.github.runneractions.github.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.github.http.ApiResponses;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppErrorsTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "404,Integration not found,No app has this id",
                "401,'Issued at' claim ('iat') must be an Integer,The runner's clock is wrong",
                "401,Issued at (iat) is in the future,The runner's clock is wrong",
                "401,'Expiration time' claim ('exp') is too far in the future,The runner's clock is wrong",
                "401,Expired (exp),The runner's clock is wrong",
                "401,A JSON web token could not be decoded,The private key is not the app's"
            })
    void explainARejectedJwt(int status, String said, String topic) {
        assertThat(AppErrors.of(ApiResponses.saying(status, said, Map.of())))
                .hasValueSatisfying(
                        refusal -> assertThat(refusal.topic().heading()).isEqualTo(topic));
    }

    @ParameterizedTest
    @CsvSource({"404,Not Found", "403,Integration not found", "500,(iat)"})
    void leaveOtherResponsesUnexplained(int status, String said) {
        assertThat(AppErrors.of(ApiResponses.saying(status, said, Map.of()))).isEmpty();
    }
}

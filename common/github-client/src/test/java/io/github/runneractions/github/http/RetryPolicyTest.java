package io.github.runneractions.github.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private final RetryPolicy withoutJitter = new RetryPolicy(4, Duration.ofSeconds(1), () -> 0);

    @ParameterizedTest
    @CsvSource({"1,1", "2,2", "3,4"})
    void backsOffAfterServerErrors(int attempt, int seconds) {
        assertThat(withoutJitter.after(attempt, response(502), NOW))
                .hasValueSatisfying(wait -> assertThat(wait.duration()).isEqualTo(Duration.ofSeconds(seconds)));
    }

    @Test
    void takesItsLimitsFromItsValue() {
        var fast = new RetryPolicy(2, Duration.ofMillis(5), () -> 0);

        assertThat(fast.after(1, response(502), NOW))
                .hasValueSatisfying(wait -> assertThat(wait.duration()).isEqualTo(Duration.ofMillis(5)));
        assertThat(fast.after(2, response(502), NOW)).isEmpty();
        assertThat(fast.after(2, new IOException("reset"))).isEmpty();
    }

    @Test
    void givesUpAfterTheFourthServerError() {
        assertThat(withoutJitter.after(4, response(500), NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 204, 301, 400, 401, 403, 404, 409, 422})
    void treatsEveryOtherResponseAsFinal(int status) {
        assertThat(withoutJitter.after(1, response(status), NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 429})
    void waitsAsLongAsGitHubAsks(int status) {
        var limited = response(status, "retry-after", "17");

        assertThat(withoutJitter.after(9, limited, NOW))
                .hasValueSatisfying(wait -> assertThat(wait.duration()).isEqualTo(Duration.ofSeconds(17)));
    }

    @Test
    void waitsForTheReset() {
        var reset = Long.toString(NOW.plusSeconds(90).getEpochSecond());
        var limited = response(403, "x-ratelimit-remaining", "0", "x-ratelimit-reset", reset);

        assertThat(withoutJitter.after(1, limited, NOW))
                .hasValueSatisfying(wait -> assertThat(wait.duration()).isEqualTo(Duration.ofSeconds(91)));
    }

    @Test
    void keepsToTheUsualPauseWhenTheResetHasPassed() {
        var limited = response(429, "x-ratelimit-remaining", "0", "x-ratelimit-reset", "1");

        assertThat(withoutJitter.after(2, limited, NOW))
                .hasValueSatisfying(wait -> assertThat(wait.duration()).isEqualTo(Duration.ofSeconds(2)));
    }

    @ParameterizedTest
    @CsvSource({"0,1", "1,1", "30,30"})
    void keepsToTheUsualPauseWhenGitHubAsksForLess(String asked, int seconds) {
        assertThat(withoutJitter.after(1, response(429, "retry-after", asked), NOW))
                .hasValueSatisfying(wait -> assertThat(wait.duration()).isEqualTo(Duration.ofSeconds(seconds)));
    }

    @Test
    void acceptsADateAsRetryAfter() {
        var limited = response(503, "retry-after", "Tue, 24 Nov 2026 10:00:40 GMT");

        assertThat(withoutJitter.after(1, limited, NOW))
                .hasValueSatisfying(wait -> assertThat(wait.duration()).isEqualTo(Duration.ofSeconds(40)));
    }

    @Test
    void waitsForALimitThatBeginsAnewEachHour() {
        assertThat(withoutJitter.after(1, response(429, "retry-after", "3900"), NOW))
                .hasValueSatisfying(wait -> assertThat(wait.duration()).isEqualTo(Duration.ofMinutes(65)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3901", "4000", "9223372036854775807"})
    void doesNotWaitForHours(String asked) {
        assertThat(withoutJitter.after(1, response(429, "retry-after", asked), NOW))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-5", "1e3"})
    void ignoresAMalformedRetryAfter(String asked) {
        assertThat(withoutJitter.after(1, response(429, "retry-after", asked), NOW))
                .hasValueSatisfying(wait -> assertThat(wait.duration()).isEqualTo(Duration.ofMinutes(1)));
    }

    @Test
    void ignoresAMalformedReset() {
        var limited = response(403, "x-ratelimit-remaining", "0", "x-ratelimit-reset", "9223372036854775807");

        assertThat(withoutJitter.after(1, limited, NOW))
                .hasValueSatisfying(wait -> assertThat(wait.duration()).isEqualTo(Duration.ofMinutes(1)));
    }

    @ParameterizedTest
    @CsvSource({"1,60", "2,120", "3,240"})
    void waitsMinutesAfterABareSecondaryLimit(int attempt, int seconds) {
        var body = "{\"message\":\"You have exceeded a secondary rate limit\"}".getBytes(StandardCharsets.UTF_8);
        var limited = new ApiResponse(403, Map.of(), body);

        assertThat(withoutJitter.after(attempt, limited, NOW))
                .hasValueSatisfying(wait -> assertThat(wait.duration()).isEqualTo(Duration.ofSeconds(seconds)));
    }

    @Test
    void spreadsRetriesRandomly() {
        var late = new RetryPolicy(4, Duration.ofSeconds(1), () -> 1.0);

        assertThat(late.after(1, response(503), NOW))
                .hasValueSatisfying(wait -> assertThat(wait.duration()).isEqualTo(Duration.ofMillis(1500)));
    }

    @Test
    void repeatsAfterNetworkErrorsButNotForever() {
        assertThat(withoutJitter.after(1, new ConnectException("refused"))).isPresent();
        assertThat(withoutJitter.after(3, new SocketTimeoutException("read"))).isPresent();
        assertThat(withoutJitter.after(4, new IOException("reset"))).isEmpty();
    }

    @Test
    void doesNotRepeatAfterAnUntrustedCertificate() {
        assertThat(withoutJitter.after(1, new SSLHandshakeException("unknown CA")))
                .isEmpty();
    }

    private static ApiResponse response(int status, String... headers) {
        var map = new TreeMap<String, List<String>>();
        for (var i = 0; i < headers.length; i += 2) {
            map.put(headers[i], List.of(headers[i + 1]));
        }
        return new ApiResponse(status, map, new byte[0]);
    }
}

package io.github.runneractions.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The claims of an app's JWT, to the second. */
class AppAuthenticationTest {

    private static final String UNDECODABLE = "A JSON web token could not be decoded";
    private static final String ISSUER = "'Issuer' claim ('iss') must be an Integer";
    private static final String PAST = "'Expiration time' claim ('exp') must be a numeric value representing the future"
            + " time at which the assertion expires";
    private static final String FAR = "'Expiration time' claim ('exp') is too far in the future";
    private static final String ISSUED =
            "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued";

    private static Acme acme;

    @BeforeAll
    static void start() {
        acme = new Acme();
    }

    @AfterAll
    static void stop() {
        acme.close();
    }

    static Stream<Arguments> claims() {
        return Stream.of(
                Arguments.of("{'iss':12345,'iat':%(0),'exp':%(600)}", 200, ""),
                Arguments.of("{'iss':'12345','iat':%(-60),'exp':%(540)}", 200, ""),
                Arguments.of("{'iss':'Iv23liacmedeployer','iat':%(0),'exp':%(1)}", 200, ""),
                Arguments.of("{'iss':12345,'iat':%(0),'exp':%(601)}", 401, FAR),
                Arguments.of("{'iss':12345,'iat':%(0),'exp':%(0)}", 401, PAST),
                Arguments.of("{'iss':12345,'iat':%(-900),'exp':%(-300)}", 401, PAST),
                Arguments.of("{'iss':12345,'iat':%(0),'exp':'soon'}", 401, PAST),
                Arguments.of("{'iss':12345,'iat':%(0)}", 401, PAST),
                Arguments.of("{'iss':12345,'iat':%(1),'exp':%(60)}", 401, ISSUED),
                Arguments.of("{'iss':12345,'iat':1.5,'exp':%(60)}", 401, ISSUED),
                Arguments.of("{'iss':12345,'exp':%(60)}", 401, ISSUED),
                Arguments.of("{'iss':'12345 ','iat':%(0),'exp':%(60)}", 401, ISSUER),
                Arguments.of("{'iss':[1],'iat':%(0),'exp':%(60)}", 401, ISSUER),
                Arguments.of("{'iat':%(0),'exp':%(60)}", 401, "Missing 'issuer' claim ('iss') in assertion"),
                Arguments.of("{'iss':999,'iat':%(0),'exp':%(60)}", 404, "Integration not found"),
                Arguments.of("{'iss':", 401, UNDECODABLE));
    }

    @ParameterizedTest(name = "{0} → {1} {2}")
    @MethodSource("claims")
    void judgesTheClaims(String claims, int status, String message) throws IOException {
        Client.Reply reply = acme.client.get("/app", "Bearer " + Acme.KEY.key().jwt(atClock(claims)));

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.message()).isEqualTo(message);
    }

    @Test
    void refusesTheSignatureOfAnotherKey() throws IOException {
        String jwt = AppKey.generate().jwt(Acme.APP, acme.clock.instant());

        assertThat(acme.client.get("/app", "Bearer " + jwt).message()).isEqualTo(UNDECODABLE);
    }

    @Test
    void refusesChangedClaims() throws IOException {
        String[] jwt = Acme.KEY.jwt(Acme.APP, acme.clock.instant()).split("\\.", -1);
        String[] other =
                Acme.KEY.jwt(Acme.APP, acme.clock.instant().plusSeconds(1)).split("\\.", -1);

        assertThat(acme.client
                        .get("/app", "Bearer " + jwt[0] + "." + other[1] + "." + jwt[2])
                        .message())
                .isEqualTo(UNDECODABLE);
    }

    @ParameterizedTest
    @MethodSource
    void refusesOtherCredentials(String authorization) throws IOException {
        Client.Reply reply = acme.client.get("/app", authorization);

        assertThat(reply.status()).isEqualTo(401);
    }

    static Stream<String> refusesOtherCredentials() {
        return Stream.of("", "Bearer not-a-token", "Bearer a.b.c", "token ghs_unknown", "Basic YTpi");
    }

    @Test
    void showsTheApp() throws IOException {
        Client.Reply reply = acme.client.get("/app", acme.jwt());

        assertThat(reply.text("/slug")).isEqualTo("acme-deployer");
        assertThat(reply.text("/client_id")).isEqualTo("Iv23liacmedeployer");
        assertThat(reply.text("/owner/login")).isEqualTo("octocat");
    }

    private static String atClock(String claims) {
        long now = acme.clock.instant().getEpochSecond();
        return java.util.regex.Pattern.compile("%\\((-?\\d+)\\)")
                .matcher(claims.replace('\'', '"'))
                .replaceAll(seconds -> Long.toString(now + Long.parseLong(seconds.group(1))));
    }
}

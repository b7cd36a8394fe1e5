package io.github.runneractions.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.sandbox.scenario.ScenarioAppKey;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormaliserTest {

    private static final String TOKEN = "ghs_0123456789abcdefghijklmnopqrstuvwxyz";

    private final Words words = new Words();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            expires at 2026-11-24T10:15:30Z.             | expires at <time>.
            expires 2026-11-24 10:15 UTC                 | expires <time>
            at 2026-11-24T10:15:30.123+01:00             | at <time>
            Date: Tue, 24 Nov 2026 10:15:30 GMT          | Date: <time>
            jwt eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIx.c2ln-_ | jwt <jwt>
            id 0F3A:12B4:5C6D7E8:9F01A2B:65A1B2C3        | id <request id>
            took 42 ms, waits 1.3 s, limit 60 s          | took <duration>, waits <duration>, limit 60 s
            at localhost:45123                           | at localhost:<port>
            123e4567-e89b-12d3-a456-426614174000         | <uuid>
            """)
    void replacesTextsThatDifferFromRunToRun(String text, String expected) {
        assertThat(normalised(text)).isEqualTo(expected);
    }

    @Test
    void replacesASecretInEveryForm() {
        words.secret(TOKEN, "token");
        var basic = Base64.getEncoder().encodeToString(("x-access-token:" + TOKEN).getBytes(StandardCharsets.UTF_8));

        assertThat(normalised("a " + TOKEN + " b " + basic + " c")).isEqualTo("a <token> b <base64 with token> c");
    }

    @Test
    void showsTheMaskOfAJwtOnce() {
        var jwt = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIx.c2ln-";

        assertThat(normalised("::add-mask::" + jwt + "1\nasked\n::add-mask::" + jwt + "2\nasked\n"))
                .isEqualTo("""
                        ::add-mask::<jwt>
                        asked
                        asked
                        """);
    }

    @Test
    void replacesAMaskedJwtThatWasNeverSentInEveryForm() {
        var jwt = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIx.c2ln-1";
        var basic = Base64.getEncoder().encodeToString(("x-access-token:" + jwt).getBytes(StandardCharsets.UTF_8));

        assertThat(normalised("::add-mask::" + jwt + "\n" + basic)).isEqualTo("::add-mask::<jwt>\n<base64 with jwt>");
    }

    @Test
    void shortensTheMasksOfAKey() {
        var key = ScenarioAppKey.OF_APPS.pkcs1();
        words.secret(key, "key");
        var masks = "::add-mask::" + key.strip().replace("\n", "%0A") + "\n"
                + "::add-mask::"
                + URLEncoder.encode(key.strip(), StandardCharsets.UTF_8).replace("%", "%25") + "\n"
                + key.lines()
                        .filter(line -> !line.startsWith("-"))
                        .map(line -> "::add-mask::" + line + "\n")
                        .reduce("", String::concat)
                + "Done\n";

        assertThat(normalised(masks)).isEqualTo("""
                ::add-mask::<key>
                ::add-mask::<URL-encoded key>
                ::add-mask::<line of key>
                Done
                """);
    }

    @Test
    void replacesTheRandomWordOfAFence() {
        assertThat(normalised("::stop-commands::a1b2\n::error::foreign\n::a1b2::\n"))
                .isEqualTo("::stop-commands::<random>\n::error::foreign\n::<random>::\n");
    }

    @Test
    void appliesTheScenariosOwnRulesFirst() {
        var normaliser = new Normaliser(Map.of("runner-\\w+ in \\d+ ms", "runner-<random> at once"), words);

        assertThat(normaliser.apply("runner-x7f2 in 12 ms")).isEqualTo("runner-<random> at once");
    }

    private String normalised(String text) {
        return new Normaliser(Map.of(), words).apply(text);
    }
}

package io.github.runneractions.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestPathTest {
    @Test
    void joinsNames() {
        assertThat(RestPath.of("repos", "acme-inc", ".github_a~1.x", "installation"))
                .isEqualTo("/repos/acme-inc/.github_a~1.x/installation");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a/../../app|a%2F..%2F..%2Fapp",
                "..|%2E%2E",
                ".|%2E",
                "a?b=c#d|a%3Fb%3Dc%23d",
                "acme-deployer[bot]|acme-deployer%5Bbot%5D",
                "a b%20|a%20b%2520",
                "\"<é漢>\\|%22%3C%C3%A9%E6%BC%A2%3E%5C",
                "''|''"
            })
    void encodesNamesSoThatTheyCannotChangeThePath(String name, String encoded) {
        assertThat(RestPath.of("users", name)).isEqualTo("/users/" + encoded);
        assertThat(new GitHubServer(URI.create("https://api.github.com"))
                        .endpoint(RestPath.of("users", name))
                        .getRawPath())
                .isEqualTo("/users/" + encoded);
    }
}

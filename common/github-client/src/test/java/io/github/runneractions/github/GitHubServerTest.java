package io.github.runneractions.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitHubServerTest {
    @ParameterizedTest
    @CsvSource({
        "https://api.github.com,https://github.com",
        "https://ghes.example.com/api/v3,https://ghes.example.com",
        "https://api.octocorp.ghe.com,https://octocorp.ghe.com",
        "http://127.0.0.1:4012,http://127.0.0.1:4012"
    })
    void knowsItsWebInterface(URI api, URI web) {
        assertThat(new GitHubServer(api).web()).isEqualTo(web);
    }

    @ParameterizedTest
    @CsvSource({
        "https://github.com,https://api.github.com,true",
        "https://www.github.com,https://api.github.com,true",
        "https://GitHub.com,https://api.github.com,true",
        "https://octocorp.ghe.com,https://api.octocorp.ghe.com,true",
        "https://ghes.example.com:8443,https://ghes.example.com:8443/api/v3,false",
        "https://ghe.com.example.com,https://ghe.com.example.com/api/v3,false"
    })
    void isFoundByItsWebInterface(URI web, URI api, boolean hosted) {
        var server = GitHubServer.ofWeb(web);

        assertThat(server.api()).isEqualTo(api);
        assertThat(server.hosted()).isEqualTo(hosted);
    }
}

package io.github.runneractions.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.runtime.InvalidInputs;
import io.github.runneractions.toolkit.TestRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubApiInputTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.github.com",
                "https://api.acme.ghe.com",
                "https://ghes.example.com/api/v3",
                "https://ghes.example.com:8443/api/v3",
                "https://gateway.example.com/github/api/v3",
                "https://gateway.example.com/github",
                "https://api.gateway.example.com",
                "https://localhost:8443",
                "https://10.0.0.7:8443",
                "http://127.0.0.1:8080",
                "http://127.8.9.10",
                "http://[::1]:8080/api/v3",
                "http://localhost:8080"
            })
    void isTheAddressItself(String url) {
        assertThat(api("github-api-url=" + url)).isEqualTo(url);
        assertThat(api("github-api-url=" + url + "/")).isEqualTo(url);
    }

    /** Each label took a part of the stack. */
    @Test
    void readsAHostOfManyLabels() {
        var url = "https://" + "a.".repeat(20_000) + "example.com/api/v3";

        assertThat(api("github-api-url=" + url)).isEqualTo(url);
        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> api("github-api-url=" + url.replace("/api/v3", "/api")));
    }

    @ParameterizedTest
    @CsvSource({
        "https://github.com,https://api.github.com",
        "https://www.github.com/,https://api.github.com",
        "http://github.com,https://api.github.com",
        "http://api.github.com,https://api.github.com",
        "https://api.github.com/api/v3,https://api.github.com",
        "https://github.com/api/v3/,https://api.github.com",
        "https://acme.ghe.com,https://api.acme.ghe.com",
        "https://acme.ghe.com/api/v3,https://api.acme.ghe.com",
        "https://api.acme.ghe.com/api/v3,https://api.acme.ghe.com",
        "https://ghes.example.com/api/v3/api/v3,https://ghes.example.com/api/v3"
    })
    void isCorrectedWithANoticeWhereOneAddressCanBeMeant(String url, String meant) {
        assertThat(api("github-api-url=" + url)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "https://ghes.example.com,https://ghes.example.com,https://ghes.example.com/api/v3",
        "https://ghes.example.com:8443/,https://GHES.example.com:8443,https://ghes.example.com:8443/api/v3"
    })
    void isCorrectedIfItIsTheWorkflowsOwnServer(String url, String server, String meant) {
        assertThat(api("GITHUB_SERVER_URL=" + server + ";github-api-url=" + url))
                .isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://ghes.example.com|`https://ghes.example.com` has no path, but the REST API of GitHub Enterprise Server is at `https://ghes.example.com/api/v3`; use that",
                "https://ghes.example.com/api|has the path `/api`, but the REST API of GitHub Enterprise Server is at `https://ghes.example.com/api/v3`",
                "https://ghes.example.com/api/graphql|has the path `/api/graphql`, but",
                "https://ghes.example.com/api/v3/user|has the path `/api/v3/user`, but",
                "https://api.github.com/graphql|has the path `/graphql`, but the REST API of api.github.com has none; use `https://api.github.com`",
                "https://github.com/acme|has the path `/acme`, but the REST API of github.com has none; use `https://api.github.com`",
                "api.github.com|`api.github.com` is not a URL",
                "http://ghes.example.com/api/v3|is plain http to another machine",
                "http://10.0.0.7:8080|is plain http to another machine",
                "http://github-sandbox.default.svc:8080|is plain http to another machine",
                "http://localhost.example.com|is plain http to another machine",
                "https://ghes.example.com:99999/api/v3|has the port 99999; a port is from 1 to 65535",
                "https://ghes.example.com:0/api/v3|has the port 0",
                "https://ghes.example.com/api/v3?x=y|has a part after its path",
                "https://ghes.example.com/api/v3#x|has a part after its path",
                "https://ghes.example.com/api/v3/../../x|has `%`, `/./` or `/../` in its path",
                "https://ghes.example.com/%2e%2e/api/v3|has `%`, `/./` or `/../` in its path"
            })
    void isAProblemWhereItCannotBeRight(String url, String problem) {
        var inputs = TestRun.with("github-api-url=" + url).inputs();
        GitHubApiInput.read(inputs);

        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> inputs.complete(() -> "nothing"))
                .withMessageContaining("`github-api-url`: `" + url + "` ")
                .withMessageContaining(problem);
    }

    private static String api(String text) {
        var inputs = TestRun.with(text).inputs();
        return inputs.complete(GitHubApiInput.read(inputs)::get).api().toString();
    }
}

package io.github.runneractions.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com",
                "https://github.com:1/acme",
                "http://127.0.0.1:65535/api/v3",
                "https://[::1]:8443",
                "https://github.com?a=b"
            })
    void isReadAsItIs(String url) {
        assertThat(WebAddress.read(url)).contains(URI.create(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "github.com",
                "/etc/passwd",
                "file:///etc/passwd",
                "ssh://github.com",
                "https://",
                "https:///acme",
                "https://a b",
                "https://github.com:port",
                "https://github.com:99999999999",
                "https://me:pa/ss@github.com",
                "https://github.com/\n"
            })
    void isEmptyWhereTheTextIsNone(String text) {
        assertThat(WebAddress.read(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://github.com:99999|has the port 99999; a port is from 1 to 65535",
                "https://github.com:65536/acme|has the port 65536",
                "http://127.0.0.1:0|has the port 0;",
                "https://me@github.com|contains a user name or password",
                "https://me:pw-SECRET@github.com:0|contains a user name or password",
                "https://@github.com|contains a user name or password"
            })
    void mustBeOneThatCanBeReached(String url, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebAddress.read(url))
                .withMessageStartingWith(problem)
                .withMessageNotContaining("SECRET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://github.com", "https://github.com/", "https://h/api/v3", "https://h/a..b/.c/d."})
    void isPlain(String url) {
        assertThat(WebAddress.plain(URI.create(url))).hasToString(url);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://github.com/acme?tab=runners|has a part after its path",
                "https://github.com/acme?|has a part after its path",
                "https://github.com/acme#top|has a part after its path",
                "https://github.com/acme/../globex|has `%`, `/./` or `/../` in its path",
                "https://github.com/acme/..|has `%`, `/./` or `/../` in its path",
                "https://github.com/./acme|has `%`, `/./` or `/../` in its path",
                "https://github.com/acme/%2e%2e/globex|has `%`, `/./` or `/../` in its path",
                "https://github.com/acme%2Fwidgets|has `%`, `/./` or `/../` in its path"
            })
    void isNotPlain(String url, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebAddress.plain(URI.create(url)))
                .withMessageStartingWith(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1",
                "http://127.8.9.10:80",
                "http://localhost",
                "http://LocalHost:1",
                "http://[::1]:1",
                "http://[0:0:0:0:0:0:0:1]"
            })
    void isThisMachine(String url) {
        assertThat(WebAddress.isLoopback(URI.create(url))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://128.0.0.1",
                "http://10.0.0.7",
                "http://0.0.0.0",
                "http://[::]",
                "http://[fe80::1]",
                "http://127.0.0.1.example.com",
                "http://localhost.example.com",
                "http://ghes.example.com"
            })
    void isAnotherMachine(String url) {
        assertThat(WebAddress.isLoopback(URI.create(url))).isFalse();
    }
}

package io.github.runneractions.github.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.MalformedURLException;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoProxyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "api.github.com https://api.github.com",
                ".github.com https://api.github.com",
                "github.com https://api.github.com",
                "*.github.com https://api.github.com",
                "GitHub.com https://API.github.com",
                "* https://api.github.com",
                "a.b,,api.github.com https://api.github.com",
                "api.github.com:443 https://api.github.com",
                "ghes:8443 https://ghes:8443/api/v3",
                "10.0.0.0/8 https://10.20.30.40/api/v3",
                "10.20.30.40/32 https://10.20.30.40",
                "0.0.0.0/0 https://203.0.113.7",
                "10.20.30.40 https://10.20.30.40:8443",
                "10.16.0.0/12 https://10.31.255.255",
                "fd00::/8 https://[fd12::1]/api/v3",
                "::1 https://[0:0:0:0:0:0:0:1]",
                "[::1]:8443 https://[::1]:8443"
            })
    void covers(String list, String url) throws MalformedURLException {
        assertThat(Proxies.NoProxy.parse(list).covers(URI.create(url).toURL())).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "hub.com https://api.github.com",
                "api.github.com.evil.example https://api.github.com",
                "ghes:8443 https://ghes/api/v3",
                "10.0.0.0/8 https://11.0.0.1",
                "10.16.0.0/12 https://10.32.0.0",
                "10.0.0.0/8 https://ten.example.com",
                "10.20.30.40 https://10.20.30.41",
                "10.0.0.0/33 https://10.0.0.0",
                "10.0.0.0/-1 https://10.0.0.0",
                "10.0.0.0/x https://10.0.0.0",
                "fd00::/8 https://10.0.0.1",
                "/8 https://10.0.0.1",
                ", https://api.github.com"
            })
    void doesNotCover(String list, String url) throws MalformedURLException {
        assertThat(Proxies.NoProxy.parse(list).covers(URI.create(url).toURL())).isFalse();
    }
}

package io.github.runneractions.github.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.toolkit.Environment;
import java.net.InetSocketAddress;
import java.net.MalformedURLException;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {
    @ParameterizedTest
    @CsvSource({
        "https_proxy,http://proxy.example.com:3128,https://api.github.com/app",
        "HTTPS_PROXY,proxy.example.com:3128,https://api.github.com/app",
        "http_proxy,http://proxy.example.com:3128,http://ghes.example.com/api/v3"
    })
    void takesTheProxyOfTheScheme(String variable, String proxy, String url) throws MalformedURLException {
        assertThat(proxyFor(Map.of(variable, proxy), url))
                .extracting(Proxy::address)
                .isEqualTo(InetSocketAddress.createUnresolved("proxy.example.com", 3128));
    }

    @Test
    void prefersTheLowerCase() throws MalformedURLException {
        var both = Map.of("https_proxy", "http://lower:1", "HTTPS_PROXY", "http://upper:2");

        assertThat(proxyFor(both, "https://api.github.com").address()).hasToString("lower/<unresolved>:1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "api.github.com https://api.github.com",
                ".github.com https://api.github.com",
                "github.com https://api.github.com",
                "GitHub.com https://API.github.com",
                "* https://api.github.com",
                "a.b,,api.github.com https://api.github.com"
            })
    void reachesDirectlyWhatNoProxyCovers(String noProxy, String url) throws MalformedURLException {
        var variables = Map.of("https_proxy", "http://proxy:3128", "NO_PROXY", noProxy);

        assertThat(proxyFor(variables, url)).isEqualTo(Proxy.NO_PROXY);
    }

    @Test
    void doesNotTakeAnEndOfANameForASubdomain() throws MalformedURLException {
        var variables = Map.of("https_proxy", "http://proxy:3128", "no_proxy", "hub.com");

        assertThat(proxyFor(variables, "https://api.github.com")).isNotEqualTo(Proxy.NO_PROXY);
    }

    @Test
    void usesNoneWithoutTheVariables() throws MalformedURLException {
        assertThat(proxyFor(Map.of("http_proxy", "http://proxy:1"), "https://api.github.com"))
                .isEqualTo(Proxy.NO_PROXY);
    }

    private static Proxy proxyFor(Map<String, String> variables, String url) throws MalformedURLException {
        return new Proxies(new Environment(variables)).proxyFor(URI.create(url).toURL());
    }
}

package io.github.runneractions.github.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.Secret;
import io.github.runneractions.runtime.Unreachable;
import io.github.runneractions.toolkit.WorkflowLog;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {
    private final List<String> lines = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "https_proxy,http://proxy.example.com:3128,https://api.github.com/app",
        "HTTPS_PROXY,proxy.example.com:3128,https://api.github.com/app",
        "https_proxy,http://proxy.example.com:3128/,https://api.github.com/app",
        "http_proxy,http://proxy.example.com:3128,http://ghes.example.com/api/v3"
    })
    void usesTheProxyOfTheScheme(String variable, String proxy, String url) throws MalformedURLException {
        assertThat(route(Map.of(variable, proxy), url).address()).isEqualTo("proxy.example.com:3128");
    }

    @Test
    void prefersTheVariableInLowerCase() throws MalformedURLException {
        var both = Map.of("https_proxy", "http://lower:1", "HTTPS_PROXY", "http://upper:2");

        assertThat(route(both, "https://api.github.com").address()).isEqualTo("lower:1");
    }

    @Test
    void reachesDirectlyWhatNoProxyCovers() throws MalformedURLException {
        var variables = Map.of("https_proxy", "http://proxy:3128", "NO_PROXY", "github.com");

        assertThat(route(variables, "https://api.github.com").isDirect()).isTrue();
    }

    @Test
    void goesDirectlyWhenTheVariableIsEmpty() throws MalformedURLException {
        assertThat(route(Map.of("https_proxy", ""), "https://api.github.com").isDirect())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://",
                "http://[",
                "::",
                "http://proxy:port",
                "http://proxy:99999",
                "proxy:0",
                "http://deploy:SECRET@proxy:99999",
                "http://deploy:pa^ss-SECRET@",
                "http://deploy:SECRET@pro^xy",
                "deploy:SECRET@:3128"
            })
    void reportsAMalformedVariableWithoutQuotingIt(String proxy) {
        assertThatExceptionOfType(Unreachable.class)
                .isThrownBy(() -> route(Map.of("https_proxy", proxy), "https://api.github.com"))
                .withNoCause()
                .satisfies(e -> {
                    assertThat(e.topic()).isEqualTo(NetworkErrors.PROXY);
                    assertThat(e.getMessage()).contains("https_proxy").doesNotContain("SECRET");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"pa^ss-SECRET", "pa%zz-SECRET", "pa/ss-SECRET", "pa@ss#SECRET"})
    void acceptsAPasswordThatIsNotEncoded(String password) throws MalformedURLException {
        var route = route(Map.of("https_proxy", "http://deploy:" + password + "@proxy:3128"), "https://api.github.com");

        assertThat(route.address()).isEqualTo("proxy:3128");
        assertThat(route.user().flatMap(ProxyRoute.User::password).map(Secret::reveal))
                .contains(password);
    }

    @Test
    void masksThePasswordEncodedAndDecoded() {
        proxies(Map.of("HTTPS_PROXY", "http://deploy:pa%2Bss^SECRET@proxy:3128"));

        assertThat(lines).contains("::add-mask::pa%252Bss^SECRET", "::add-mask::pa+ss^SECRET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "stop-commands", "1234"})
    void masksAPasswordThatIsAWordOnlyWhereItStands(String password) throws MalformedURLException {
        var address = "deploy:" + password + "@proxy:3128";
        var route = route(Map.of("https_proxy", "http://" + address), "https://api.github.com");

        assertThat(route.user().flatMap(ProxyRoute.User::password).map(Secret::reveal))
                .contains(password);
        assertThat(lines).contains("::add-mask::" + address).doesNotContain("::add-mask::" + password);
    }

    @Test
    void usesNoneWithoutTheVariables() throws MalformedURLException {
        assertThat(route(Map.of("http_proxy", "http://proxy:1"), "https://api.github.com")
                        .isDirect())
                .isTrue();
    }

    @Test
    void readsAndMasksUserAndPassword() throws MalformedURLException {
        var route = route(Map.of("https_proxy", "http://deploy:p%40ss+word@proxy:3128"), "https://api.github.com");

        assertThat(route.address()).isEqualTo("proxy:3128");
        assertThat(route.user()).hasValueSatisfying(user -> {
            assertThat(user.name()).isEqualTo("deploy");
            assertThat(user.password().map(Secret::reveal)).contains("p@ss+word");
        });
        assertThat(lines).contains("::add-mask::p@ss+word");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://t0ken-of-ours@proxy:3128", "http://t0ken-of-ours:@proxy:3128"})
    void masksAUserWithoutAPassword(String proxy) throws MalformedURLException {
        var route = route(Map.of("https_proxy", proxy), "https://api.github.com");

        assertThat(route.user()).hasValueSatisfying(user -> {
            assertThat(user.name()).isEqualTo("t0ken-of-ours");
            assertThat(user.password()).isEmpty();
        });
        assertThat(lines).contains("::add-mask::t0ken-of-ours");
    }

    private ProxyRoute route(Map<String, String> variables, String url) throws MalformedURLException {
        return proxies(variables).to(URI.create(url).toURL());
    }

    private Proxies proxies(Map<String, String> variables) {
        var environment = new HashMap<>(variables);
        environment.put("GITHUB_ACTIONS", "true");
        var log = new WorkflowLog(lines::add, new Environment(environment), () -> "fence");
        return new Proxies(new Environment(variables), log.secrets());
    }
}

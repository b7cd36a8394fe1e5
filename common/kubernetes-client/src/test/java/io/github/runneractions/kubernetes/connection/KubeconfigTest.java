package io.github.runneractions.kubernetes.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.runneractions.kubernetes.TestSecrets;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KubeconfigTest {
    private static final String TEXT = """
            apiVersion: v1
            kind: Config
            current-context: team
            contexts:
              - name: other
                context: {cluster: b, user: b}
              - name: team
                context: {cluster: a, user: a, namespace: runners}
            clusters:
              - name: a
                cluster: {server: "https://k8s.example.com:6443/"}
              - name: b
                cluster: {server: "https://other.example.com"}
            users:
              - name: a
                user: {token: s3cr3t-t0ken}
            """;

    @Test
    void readsTheCurrentContext() {
        var config = Kubeconfig.parse(TEXT, TestSecrets::mask);

        assertThat(config.server()).isEqualTo(URI.create("https://k8s.example.com:6443"));
        assertThat(config.namespace()).contains("runners");
        assertThat(config.authority()).isEmpty();
        assertThat(config.credential()).isEqualTo(new Credential.BearerToken(TestSecrets.mask("s3cr3t-t0ken")));
    }

    @Test
    void readsBase64() {
        var base64 = Base64.getEncoder().encodeToString(TEXT.getBytes(StandardCharsets.UTF_8));

        assertThat(Kubeconfig.parse(base64, TestSecrets::mask)).isEqualTo(Kubeconfig.parse(TEXT, TestSecrets::mask));
    }

    @Test
    void doesNotQuoteATokenThatLacksItsColon() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kubeconfig.parse(TEXT.replace("{token: ", "{token "), TestSecrets::mask))
                .withMessage("has a field for the user that kubectl does not know");
    }

    @Test
    void readsAnotherContext() {
        var config = Kubeconfig.parse(
                TEXT.replace("cluster: b, user: b", "cluster: b, user: a"), Optional.of("other"), TestSecrets::mask);

        assertThat(config.server()).isEqualTo(URI.create("https://other.example.com"));
        assertThat(config.namespace()).isEmpty();
    }

    @Test
    void namesTheContextsThatThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kubeconfig.parse(TEXT, Optional.of("prod"), TestSecrets::mask))
                .withMessage("has no context of the name in `kube-context`; it has `other`, `team`");
    }

    @Test
    void saysHowToGetATokenInPlaceOfAProgram() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kubeconfig.parse(
                        TEXT.replace("token: s3cr3t-t0ken", "exec: {command: aws}"), TestSecrets::mask))
                .withMessageContaining("`kubectl create token ACCOUNT --duration=1h`");
    }

    @Test
    void acceptsFieldsThatChangeNothing() {
        var text = TEXT.replace(
                "{server: \"https://k8s",
                "{insecure-skip-tls-verify: false, tls-server-name: k8s.example.com, disable-compression: true,"
                        + " server: \"https://k8s");

        assertThat(Kubeconfig.parse(text, TestSecrets::mask)).isEqualTo(Kubeconfig.parse(TEXT, TestSecrets::mask));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    token: s3cr3t-t0ken      | exec: {command: aws}          | has `exec` for the user
                    token: s3cr3t-t0ken      | tokenFile: /run/token         | has `tokenFile` for the user
                    token: s3cr3t-t0ken      | token: ''                     | lacks `client-certificate-data`
                    user: a, namespace       | user: nobody, namespace       | names a user that is not in its
                    current-context: team    | current-context: lost         | names a context that is not in
                    current-context: team    | preferences: {}               | has no `current-context`
                    https://k8s.example.com  | http://k8s.example.com        | is not the API's URL
                    {server: "https://k8s    | {insecure-skip-tls-verify: true, server: "https://k8s | has `insecure-skip-tls-verify`
                    {server: "https://k8s    | {tls-server-name: x, server: "https://k8s | has a `tls-server-name`
                    token: s3cr3t-t0ken      | client-certificate-data: YQ==, client-key-data: czNjcjN0LWtleS1wZW0tMQ== | is not a certificate in PEM
                    kind: Config             | kind: [                       | is not YAML
                    """)
    void rejectsUnsupportedFields(String part, String by, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kubeconfig.parse(TEXT.replace(part, by), TestSecrets::mask))
                .withMessageContaining(problem)
                .withMessageNotContaining("s3cr3t");
    }

    @Test
    void rejectsDeepNesting() {
        var deep = "[".repeat(20_000) + "]".repeat(20_000);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kubeconfig.parse(TEXT + "extensions: " + deep, TestSecrets::mask))
                .withMessage("is nested more than 500 levels deep");
    }

    @ParameterizedTest
    @ValueSource(strings = {"token: s3cr3t-t0ken", "user: a, namespace", "current-context: team"})
    void rejectsAListThatContainsItself(String part) {
        var loop = part.replaceFirst(": [\\w-]+", ": &loop [[*loop]]");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kubeconfig.parse(TEXT.replace(part, loop), TestSecrets::mask));
    }

    @Test
    void rejectsAPath() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kubeconfig.parse("/home/me/.kube/config", TestSecrets::mask))
                .withMessageContaining("use the content of the file (not its path)");
    }
}

package io.github.runneractions.kubernetes.connection;

import io.github.runneractions.kubernetes.TestSecrets;
import io.github.runneractions.testkit.fuzz.Fuzz;
import io.github.runneractions.testkit.fuzz.Mutations;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KubeconfigFuzzTest {
    private static final String TEXT = """
            current-context: team
            contexts:
              - {name: team, context: {cluster: a, user: a, namespace: runners}}
            clusters:
              - name: a
                cluster: {server: "https://k8s.example.com:6443/"}
            users:
              - name: a
                user: {token: s3cr3tT0kenOf4Fuzz7Test2WithDigits}
            """;

    private static final List<String> GOOD = List.of(
            TEXT,
            Base64.getEncoder().encodeToString(TEXT.getBytes(StandardCharsets.UTF_8)),
            TEXT.replace(
                    "token: s3cr3tT0kenOf4Fuzz7Test2WithDigits",
                    "client-certificate-data: Y2VydA==, client-key-data: a2V5LXBlbSAx"));

    private static final List<String> WORDS = List.of(
            "&a ",
            "*a",
            "<<: *a",
            "? ",
            "!!binary ",
            "!!int ",
            "---\n",
            "...\n",
            "%YAML 1.2\n",
            "|-\n",
            "[",
            "]",
            "{",
            "}",
            "clusters",
            "token: ",
            "exec: {command: sh}",
            "tokenFile: /a",
            "0o7",
            ".inf",
            "2026-11-24",
            "'",
            "\"",
            "#",
            "ghs_16C7e42F292c6912E7710c838347Ae178B4a: 1",
            "[".repeat(600),
            "- ".repeat(600));

    static List<Consumer<String>> readers() {
        return List.of(
                text -> Kubeconfig.parse(text, TestSecrets::mask),
                ConnectionValues::token,
                ConnectionValues::authority,
                ConnectionValues::namespace,
                ConnectionValues::server);
    }

    @ParameterizedTest
    @MethodSource("readers")
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void readsAnyTextOrRejectsIt(Consumer<String> reader) {
        Fuzz.failingBy(IllegalArgumentException.class)
                .quotingAllButCredentials()
                .feed(new Mutations(GOOD, WORDS), reader);
    }
}

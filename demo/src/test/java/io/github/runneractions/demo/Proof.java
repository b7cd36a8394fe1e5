package io.github.runneractions.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Checks GitHub, cluster and log after the workflow, without relying on the outputs of the actions. */
record Proof(DemoSetting setting) {
    /** Shorter text turns up by chance. */
    private static final int SHORTEST = 12;

    static Proof of(DemoSetting setting) {
        return new Proof(setting);
    }

    void holds(String log) {
        var github = setting.github();
        assertThat(setting.pods().failures()).isEmpty();
        assertThat(Tally.of(github)).as(log).isEqualTo(Tally.DUE);
        assertThat(outcomes("POST", "/app/installations/42/access_tokens"))
                .as(log)
                .containsExactly("201");
        assertThat(outcomes("DELETE", "/installation/token")).as(log).containsExactly("204");
        assertThat(github.secrets()).hasSizeGreaterThan(2);
        everyTokenIsRevoked(log);
    }

    /** What holds after each run, also after one that fails. */
    void everyTokenIsRevoked(String log) {
        var github = setting.github();
        assertThat(github.secrets())
                .as(log)
                .isNotEmpty()
                .noneMatch(secret -> github.world().tokens().find(secret).isPresent());
        assertThat(github.violations()).isEmpty();
        assertThat(leaks(log)).isEmpty();
    }

    private List<String> outcomes(String method, String target) {
        return setting.github().exchanges().stream()
                .filter(exchange ->
                        exchange.method().equals(method) && exchange.target().equals(target))
                .map(exchange -> exchange.outcome())
                .toList();
    }

    /** The lines of a text in which a secret stands; the CA and the server's address are none. */
    List<String> leaks(String text) {
        var secrets = setting.contexts().secrets();
        var forms = Stream.concat(
                        setting.github().secrets().stream(),
                        Stream.of("APP_PRIVATE_KEY", "KUBE_TOKEN").map(secrets::get))
                .flatMap(Proof::forms)
                .toList();
        return text.lines()
                .filter(line -> forms.stream().anyMatch(line::contains))
                .toList();
    }

    private static Stream<String> forms(String secret) {
        var base64 = Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
        return Stream.concat(secret.lines(), Stream.of(base64))
                .filter(form -> form.length() >= SHORTEST && !form.startsWith("-----"));
    }
}

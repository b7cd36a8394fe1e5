package io.github.runneractions.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.deploy.chart.RenderedChart;
import io.github.runneractions.deploy.secret.WantedSecret;
import io.github.runneractions.github.app.AppCredentials.AppKey;
import io.github.runneractions.github.app.key.PrivateKeys;
import io.github.runneractions.kubernetes.object.Yaml;
import io.github.runneractions.sandbox.key.SigningKey;
import io.github.runneractions.toolkit.TestRun;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppSecretTest {
    private static final SigningKey KEY = SigningKey.rsa();
    private static final URI PAGE = URI.create("https://github.com/acme/widgets");

    private final TestRun run = new TestRun(Map.of());

    @Test
    void keepsTheKeyInAFormThatBrokersRead() {
        var wanted = secret(Optional.empty()).wanted(run.context.secrets());

        assertThat(wanted.name()).isEqualTo("demo-app");
        assertThat(wanted.details()).isEqualTo(Map.of("client-id", "Iv23liacme"));
        var text = key(wanted);
        assertThat(PrivateKeys.read(text, _ -> {})).isEqualTo(key());
    }

    @Test
    void masksEachLineOfThatForm() {
        var text = key(secret(Optional.empty()).wanted(run.context.secrets()));

        text.lines().filter(line -> !line.startsWith("-----")).forEach(run.context.log()::info);

        assertThat(run.lines)
                .filteredOn(line -> !line.startsWith("::add-mask::"))
                .containsOnly("***");
    }

    @Test
    void setsTheValuesOfBrokerAndCleanup() {
        assertThat(Yaml.document(secret(Optional.of(42L)).values()))
                .isEqualTo(Map.of(
                        "github", Map.of("url", PAGE.toString()),
                        "app", Map.of("secretName", "demo-app", "installationId", "42")));
    }

    @ParameterizedTest
    @CsvSource({"CronJob, demo-app, true", "CronJob, other, false", "Job, demo-app, false"})
    void isAskedForWhereACronJobReadsIt(String kind, String name, boolean used) {
        var chart = RenderedChart.parse("""
                apiVersion: batch/v1
                kind: %s
                metadata: {name: demo-broker}
                spec: {jobTemplate: {spec: {template: {spec: {containers: [{name: broker, env: [
                  {name: INPUT_URL, value: x},
                  {name: INPUT_PRIVATE_KEY, valueFrom: {secretKeyRef: {name: %s, key: private-key}}}]}]}}}}}
                """.formatted(kind, name));

        assertThat(secret(Optional.empty()).isUsedBy(chart)).isEqualTo(used);
    }

    private static String key(WantedSecret wanted) {
        assertThat(wanted.entries()).containsOnlyKeys("private-key");
        return wanted.entries().values().iterator().next().reveal();
    }

    private static AppSecret secret(Optional<Long> installation) {
        return new AppSecret("demo-app", new AppKey("Iv23liacme", key()), installation, PAGE);
    }

    private static java.security.interfaces.RSAPrivateKey key() {
        return PrivateKeys.read(KEY.pkcs1Pem(), _ -> {});
    }
}

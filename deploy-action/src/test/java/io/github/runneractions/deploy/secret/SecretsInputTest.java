package io.github.runneractions.deploy.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.kubernetes.release.ReleaseName;
import io.github.runneractions.runtime.InvalidInputs;
import io.github.runneractions.runtime.Secret;
import io.github.runneractions.toolkit.TestRun;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsInputTest {
    @Test
    void readsTextsAsTheyAre() {
        var read = read("""
                database:
                  username: admin
                  password: 007
                  enabled: no
                "tls.example":
                  tls.key: "line one of it\\nline two of it\\n"
                """);

        assertThat(read.stream().collect(Collectors.toMap(WantedSecret::name, SecretsInputTest::texts)))
                .isEqualTo(Map.of(
                        "database",
                        Map.of("username", "admin", "password", "007", "enabled", "no"),
                        "tls.example",
                        Map.of("tls.key", "line one of it\nline two of it\n")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"# none", "---", "{}"})
    void aBlockWithoutEntriesAsksForNone(String block) {
        assertThat(read(block)).isEmpty();
    }

    @Test
    void masksEachValueAndEachOfItsLines() {
        var run = run("db: {password: hunter2hunter3, key: \"first line\\nsecond line\", user: admin}");
        read(run);

        run.context.log().info("hunter2hunter3, second line, user: admin, the admin");

        assertThat(run.lines).last().isEqualTo("***, ***, ***, the admin");
    }

    @Test
    void masksThoughAnotherEntryIsWrong() {
        var run = run("db: {password: hunter2hunter3}\nDB: {}");
        assertThatExceptionOfType(InvalidInputs.class).isThrownBy(() -> read(run));

        run.context.log().info("hunter2hunter3");

        assertThat(run.lines).last().isEqualTo("***");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|is set, but its expression is empty",
                "'db: [s3cr3t'|is not YAML (line 1); write each value as `${{ toJSON(secrets.NAME) }}`",
                "'db: *s3cr3t'|is not YAML (line 1)",
                "'s3cr3t: {a: bcd}\ns3cr3t: {a: bcd}'|is not YAML",
                "s3cr3t|is not a YAML mapping of names to keys and values",
                "'{a: {b: c}}\n---\ns3cr3t'|is not a YAML mapping",
                "'S3cr3t_: {a: b}'|has a text that Kubernetes does not accept as name number 1",
                "'db: {a: b, s3cr3t !: b}'|does not accept as key number 2 of `db`",
                "'db: {..: s3cr3t}'|does not accept as key number 1 of `db`",
                "'db: s3cr3t'|has no keys and values for the Secret `db`",
                "'db: {}'|has no keys and values for the Secret `db`",
                "'db: {password: }'|has no value for `db.password`",
                "'db: {password: [s3cr3t]}'|has a value of `db.password` that is not a text",
                "'db: {password: {s3cr3t: s3cr3t}}'|has a value of `db.password` that is not a text",
                "'demo-registration: {token: s3cr3t}'|has the Secret `demo-registration`, which Helm or this action writes itself",
                "'sh.helm.release.v1.x.v1: {release: s3cr3t}'|which Helm or this action writes itself",
                "'runner-actions.lock.demo: {a: s3cr3t}'|which Helm or this action writes itself"
            })
    void namesProblemsWithoutValues(String block, String problem) {
        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> read(block))
                .withMessageStartingWith("`secrets`: ")
                .withMessageContaining(problem)
                .withMessageNotContainingAny("s3cr3t", "S3cr3t");
    }

    @Test
    void namesAllProblemsAtOnce() {
        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> read("A: {}\nb: {c: '', d: [], good: enough}\nrunner-actions.x: {e: f}"))
                .satisfies(failure -> assertThat(failure.problems()).hasSize(4));
    }

    @Test
    void onlyAPullSecretHasATypeOfItsOwn() {
        var read = read("{pull: {.dockerconfigjson: '{}'}, other: {a: bcd}}");

        assertThat(read).extracting(WantedSecret::type).containsExactly("kubernetes.io/dockerconfigjson", "Opaque");
    }

    private static Map<String, String> texts(WantedSecret secret) {
        return secret.entries().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> reveal(entry.getValue())));
    }

    private static String reveal(Secret secret) {
        return secret.reveal();
    }

    private static TestRun run(String block) {
        return new TestRun(Map.of("INPUT_SECRETS", block));
    }

    private static List<WantedSecret> read(String block) {
        return read(run(block));
    }

    private static List<WantedSecret> read(TestRun run) {
        var inputs = run.inputs();
        var secrets = SecretsInput.read(inputs, inputs.later(() -> ReleaseName.of("demo")));
        return inputs.complete(secrets::get);
    }
}

package io.github.runneractions.deploy.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runneractions.kubernetes.connection.ClusterConnection;
import io.github.runneractions.kubernetes.connection.Credential;
import io.github.runneractions.kubernetes.release.ReleaseName;
import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.Secrets;
import io.github.runneractions.sandbox.tools.Tools;
import io.github.runneractions.toolkit.TestRun;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pinned Helm makes of single values. */
@Tag("real")
class SetValuesInHelmTest {
    @TempDir
    Path folder;

    @BeforeEach
    void create() throws IOException {
        var templates = Files.createDirectories(folder.resolve("chart/templates"));
        Files.writeString(folder.resolve("chart/Chart.yaml"), "{apiVersion: v2, name: c, version: 1.0.0}");
        Files.writeString(folder.resolve("chart/values.yaml"), "list: [a, b]");
        Files.writeString(templates.resolve("all.yaml"), "values: {{ toJson .Values }}");
        Files.createDirectories(folder.resolve("a,b"));
    }

    @Test
    void areWhatTheyWere() throws IOException {
        Files.writeString(folder.resolve("key.pem"), "-----BEGIN\n{a,b}\\,\n");

        assertThat(rendered(Map.of(
                        "INPUT_SET",
                        """
                        number=3
                        truth=true
                        labels=gpu,large
                        a\\.b,c.d=x=\\,{}
                        list[1]=z
                        empty=
                        gone=null
                        """,
                        "INPUT_SET-STRING",
                        "text=3\nbraces={a,b}\n",
                        "INPUT_SET-FILE",
                        "key=key.pem")))
                .contains(
                        "values: {\"a.b,c\":{\"d\":\"x=\\\\,{}\"},\"braces\":\"{a,b}\",\"empty\":\"\",\"gone\":null,\"key\":\"-----BEGIN\\n"
                                + "{a,b}\\\\,\\n\",\"labels\":\"gpu,large\",\"list\":[null,\"z\"],\"number\":3,\"text\":\"3\","
                                + "\"truth\":true}");
    }

    /** Why numbers are arguments: in a file, they would be numbers with fractions. */
    @Test
    void areNumbersAsATemplateComparesThem() throws IOException {
        Files.writeString(
                folder.resolve("chart/templates/all.yaml"),
                "{port: {{ .Values.port }}, large: {{ gt .Values.port 1024 }}, is: {{ kindOf .Values.port }}}");

        assertThat(rendered(Map.of("INPUT_SET", "port=12345678"))).contains("{port: 12345678, large: true, is: int64}");
    }

    @Test
    void saysWhereAKeyDoesNotFit() {
        assertThat(exit(Map.of("INPUT_SET", "list.a=s3cr3t\nlist[0]=s3cr3t")))
                .extracting(exit -> HelmErrors.of("render", exit))
                .satisfies(failure -> {
                    assertThat(failure.topic()).isEqualTo(HelmCauses.NO_PLACE);
                    assertThat(failure).hasMessageNotContaining("s3cr3t");
                });
    }

    private String rendered(Map<String, String> variables) {
        var exit = exit(variables);
        assertThat(exit.code()).as(exit.errors()).isZero();
        return exit.output();
    }

    private Helm.Exit exit(Map<String, String> given) {
        var variables = new HashMap<>(given);
        variables.put("GITHUB_ACTIONS", "true");
        variables.put("GITHUB_WORKSPACE", folder.toString());
        var inputs = new TestRun(variables).inputs();
        var read = SetValues.read(inputs);
        var values = inputs.complete(read::get);
        // A comma in the path of the step's folder is no comma of Helm's either.
        var environment =
                new Environment(Map.of("RUNNER_TEMP", folder.resolve("a,b").toString()));
        var connection = new ClusterConnection(
                URI.create("https://127.0.0.1:1"),
                Optional.empty(),
                new Credential.BearerToken(new Secrets(_ -> {}).mask("no.token.at.all-0")),
                "team");
        try (var workspace = HelmWorkspace.create(connection, environment)) {
            var plan = new ReleasePlan(
                    new ReleaseName("demo"),
                    "team",
                    List.of(folder.resolve("chart").toString()),
                    values.arguments(workspace),
                    Duration.ofMinutes(1));
            var helm = new HelmCli(Tools.program("helm"), workspace, environment);
            return helm.run(HelmCommand.template(plan), _ -> {});
        }
    }
}

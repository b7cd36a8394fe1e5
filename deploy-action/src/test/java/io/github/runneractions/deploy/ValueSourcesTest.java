package io.github.runneractions.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.deploy.helm.ChartReference;
import io.github.runneractions.github.runner.RunnerAddress;
import io.github.runneractions.runtime.Environment;
import io.github.runneractions.runtime.InvalidInputs;
import io.github.runneractions.runtime.ProcessContext;
import io.github.runneractions.toolkit.ActionContext;
import io.github.runneractions.toolkit.Inputs;
import io.github.runneractions.toolkit.State;
import io.github.runneractions.toolkit.WorkflowLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ValueSourcesTest {
    @TempDir
    Path workspace;

    @Test
    void readsEachFileOnce() throws IOException {
        var file = Files.writeString(workspace.resolve("prod.yaml"), "replicas: 3");

        var sources = read(Map.of("INPUT_VALUES-FILES", "prod.yaml, ./prod.yaml", "INPUT_VALUES", "a: 1"));
        Files.writeString(file, "replicas: 4");

        assertThat(sources.files())
                .containsExactly(
                        new ValuesFile("prod.yaml", "replicas: 3"), new ValuesFile("./prod.yaml", "replicas: 3"));
        assertThat(sources.inline()).contains("a: 1");
    }

    @Test
    void readsAChoiceAsOnePattern() throws IOException {
        Files.createDirectories(workspace.resolve("config"));
        for (var name : List.of("a", "b", "c")) {
            Files.writeString(workspace.resolve("config/" + name + ".yaml"), "n: " + name);
        }

        assertThat(read(Map.of("INPUT_VALUES-FILES", "config/c.yaml, config/{a,b}.yaml"))
                        .files())
                .extracting(ValuesFile::path)
                .containsExactly("config/c.yaml", "config/a.yaml", "config/b.yaml");
        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> read(Map.of("INPUT_VALUES-FILES", "config/c.yaml, config/{x,y}.yaml")))
                .withMessageContaining("has `config/{x,y}.yaml`, which matches no file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/proc/self/environ",
                "/dev/zero",
                "../values.yaml",
                "/etc/passwd",
                "lost.yaml",
                "large.yaml",
                "."
            })
    void refusesOtherFiles(String path) throws IOException {
        Files.writeString(workspace.resolve("large.yaml"), " ".repeat((1 << 20) + 1));

        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> read(Map.of("INPUT_VALUES-FILES", path)))
                .withMessageMatching("`values-files`: `" + Pattern.quote(path) + "` (is|cannot) .*");
    }

    @Test
    void refusesManyFiles() {
        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> read(Map.of("INPUT_VALUES-FILES", "prod.yaml,".repeat(21))))
                .withMessageEndingWith(" names 21 files; at most 20 are read");
    }

    @Test
    void findsFilesByAPattern() throws IOException {
        for (var file : List.of("b.yaml", "a.yaml", "c.yml", ".d.yaml")) {
            Files.writeString(workspace.resolve(file), file + ": 1");
        }

        assertThat(read(Map.of("INPUT_VALUES-FILES", "c.yml, *.yaml")).files())
                .extracting(ValuesFile::path)
                .containsExactly("c.yml", "a.yaml", "b.yaml");
    }

    @Test
    void refusesAPatternWithoutAFile() {
        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> read(Map.of("INPUT_VALUES-FILES", "prod/*.yaml")))
                .withMessage("`values-files`: `prod/*.yaml` is not in the workspace; check out the repository first");
        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> read(Map.of("INPUT_VALUES-FILES", "a*.yaml, b*.yaml")))
                .withMessageStartingWith("`values-files`: `a*.yaml, b*.yaml` has `a*.yaml`, which matches no file;");
    }

    @Test
    void refusesManyFilesOfAPattern() throws IOException {
        for (var number = 0; number <= 20; number++) {
            Files.writeString(workspace.resolve(number + ".yaml"), "");
        }

        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> read(Map.of("INPUT_VALUES-FILES", "*.yaml")))
                .withMessageEndingWith(" names 21 files; at most 20 are read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"# replicaCount: 3", "---\n# a: 1\n", "# a\n\n# b"})
    void takesCommentsForNothing(String yaml) {
        assertThat(read(Map.of("INPUT_VALUES", yaml)).inline()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: "})
    void refusesDeepNesting(String open) {
        var close = open.equals("[") ? "]" : "}";
        var deep = "a: " + open.repeat(20_000) + "1" + close.repeat(20_000);

        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> read(Map.of("INPUT_VALUES", deep)))
                .withMessage("`values`: is nested more than 500 levels deep");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: *s3cr3t", "s3cr3t: 1\ns3cr3t: 2", "a: !s3cr3t!b c", "a: !!s3cr3t b"})
    void quotesNoValues(String yaml) {
        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> read(Map.of("INPUT_VALUES", yaml)))
                .withMessageMatching(
                        "`values`: is not YAML: (found (undefined alias|duplicate key|undefined tag handle)"
                                + "|could not determine a constructor for the tag) in line \\d");
    }

    private static RunnerAddress address() {
        throw new IllegalStateException("not needed");
    }

    private ValueSources read(Map<String, String> given) {
        return read(workspace, given);
    }

    static ValueSources read(Path workspace, Map<String, String> given) {
        var variables = new java.util.HashMap<>(given);
        variables.put("GITHUB_ACTIONS", "true");
        variables.put("GITHUB_WORKSPACE", workspace.toString());
        var environment = new Environment(variables);
        var log = new WorkflowLog(_ -> {}, environment, () -> "fence");
        var process = new ProcessContext(log, log.secrets(), environment, Clock.systemUTC(), _ -> {}, _ -> () -> {});
        var inputs = Inputs.of(new ActionContext(process, log, State.unsaved(environment)));
        var sources = ValueSources.read(inputs, ChartReference.read(inputs), inputs.later(ValueSourcesTest::address));
        return inputs.complete(sources::get);
    }
}

package io.github.runneractions.kubernetes.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The runner chart and the runner image use the names that the programs expect. */
class RunnerChartTest {
    private static final Path RUNNER = Path.of("../../runner");

    @Test
    void labelsRunnerPodsByReleaseAndComponent() throws IOException {
        assertThat(lines("chart/templates/_labels.tpl"))
                .contains(
                        RecommendedLabels.INSTANCE + ": {{ .Release.Name | quote }}",
                        RecommendedLabels.COMPONENT + ": " + RecommendedLabels.RUNNER);
    }

    @Test
    void namesTheRegistrationSecretAfterTheRelease() throws IOException {
        var format = new ReleaseName("%s").registrationSecret();

        assertThat(text("chart/templates/_names.tpl"))
                .contains(".Values.registration.secretName | default (printf \"" + format
                        + "\" (include \"runner.fullname\" .))");
    }

    @Test
    void limitsTheLengthOfTheReleaseName() throws IOException {
        assertThat(text("chart/templates/_names.tpl"))
                .contains("{{- if gt (len $name) " + ReleaseName.RUNNER_CHART_LIMIT + " -}}");
        assertThat(text("chart/values.strict.schema.json"))
                .contains("\"maxLength\": " + ReleaseName.RUNNER_CHART_LIMIT + ",");
    }

    private static List<String> lines(String file) throws IOException {
        return text(file).lines().map(String::strip).toList();
    }

    private static String text(String file) throws IOException {
        return Files.readString(RUNNER.resolve(file));
    }
}

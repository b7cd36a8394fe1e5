package io.github.runneractions.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.runneractions.runtime.InvalidInputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentValuesTest {
    @TempDir
    Path workspace;

    @BeforeEach
    void checkOut() throws IOException {
        file("helm/app/Chart.yaml");
        file("helm/app/values-dev.yaml");
        file("helm/values-prod.yaml");
        file("values-dev.yaml");
        file("values-prod.yaml");
        file("values-staging.yml");
        file("values-.yaml");
    }

    @ParameterizedTest
    @CsvSource({
        "development, helm/app/values-dev.yaml",
        "dev,         helm/app/values-dev.yaml",
        "production,  helm/values-prod.yaml",
        "prod,        helm/values-prod.yaml",
        "staging,     values-staging.yml"
    })
    void isTheNearestToTheChart(String environment, String path) {
        assertThat(ValueSourcesTest.read(
                                workspace, Map.of("INPUT_ENVIRONMENT", environment, "INPUT_CHART", "helm/app/"))
                        .files())
                .extracting(ValuesFile::path)
                .containsExactly(path);
    }

    @Test
    void isBelowTheOtherFiles() {
        assertThat(ValueSourcesTest.read(
                                workspace,
                                Map.of("INPUT_ENVIRONMENT", "prod", "INPUT_VALUES-FILES", "values-staging.yml"))
                        .files())
                .extracting(ValuesFile::path)
                .containsExactly("values-prod.yaml", "values-staging.yml");
    }

    @Test
    void prefersTheNameAsItIsGiven() throws IOException {
        file("values-production.yaml");

        assertThat(ValueSourcesTest.read(workspace, Map.of("INPUT_ENVIRONMENT", "production"))
                        .files())
                .extracting(ValuesFile::path)
                .containsExactly("values-production.yaml");
    }

    @Test
    void listsTheOthersWhenItIsUnknown() {
        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() ->
                        ValueSourcesTest.read(workspace, Map.of("INPUT_ENVIRONMENT", "prd", "INPUT_CHART", "helm/app")))
                .withMessage("`environment`: `prd` has no file `values-prd.yaml`; there is `helm/app/values-dev.yaml`,"
                        + " `helm/values-prod.yaml`, `values-.yaml`, `values-dev.yaml`, `values-prod.yaml`,"
                        + " `values-staging.yml`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../prod", "a/b", ".", "*", "prod env"})
    void isAPartOfAFilesName(String name) {
        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> ValueSourcesTest.read(workspace, Map.of("INPUT_ENVIRONMENT", name)))
                .withMessageContaining("is not a part of a file's name");
    }

    @Test
    void isNotEmpty() {
        assertThatExceptionOfType(InvalidInputs.class)
                .isThrownBy(() -> ValueSourcesTest.read(workspace, Map.of("INPUT_ENVIRONMENT", "")))
                .withMessageContaining("`environment`: is set, but its expression is empty");
    }

    private void file(String path) throws IOException {
        var file = workspace.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "a: 1");
    }
}

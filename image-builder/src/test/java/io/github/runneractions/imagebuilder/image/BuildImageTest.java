package io.github.runneractions.imagebuilder.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.sandbox.runner.action.ActionImage;
import io.github.runneractions.sandbox.runner.action.FileTree;
import io.github.runneractions.sandbox.runner.standin.StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One runtime is linked for all tests here, since linking one takes seconds. */
@Tag("image")
class BuildImageTest {

    /** Makes a cache that is not taken an end of the process. */
    private static final String CACHE_OR_NOTHING = "-XX:AOTMode=on";

    @TempDir
    static Path repository;

    private static final StringBuilder LOG = new StringBuilder();

    private static Path action = Path.of("");

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        action = StandIn.in(repository, "greet-action");
        Files.writeString(action.resolve("image.files"), "chart=../chart\nhelm=tools:helm/helm\n");
        Files.writeString(
                Files.createDirectories(repository.resolve("chart/templates")).resolve("pod.yaml"), "kind: Pod\n");
        BuildImage.build(action, StandIn.MAIN_CLASS, "java.base", LOG);
    }

    @Test
    void logsOneLineAboutTheImage() {
        assertThat(LOG.toString().lines())
                .last()
                .asString()
                .matches(
                        "greet-action: image in \\d+\\.\\d s, runtime linked, (no launcher, .*|launcher copied), AOT cache \\d+ MB with \\d+ of \\d+ classes");
    }

    @Test
    void runsFromItsOwnFolder() throws Exception {
        assertThat(run(ActionImage.of(action), CACHE_OR_NOTHING)).isEqualTo("::error title=Greet::who is missing\n2");
    }

    @Test
    void runsWithItsCacheFromAnotherFolder() throws Exception {
        var moved = repository.resolve("moved");
        FileTree.copy(action.resolve("target/image"), moved);

        assertThat(run(new ActionImage(moved), CACHE_OR_NOTHING)).endsWith("who is missing\n2");
    }

    @Test
    void containsTheFilesThatTheActionLists() {
        assertThat(action.resolve("target/image/chart/templates/pod.yaml")).hasContent("kind: Pod");
        assertThat(LOG)
                .contains("greet-action: the image lacks helm, which is not in the tools cache yet; make brings it.");
    }

    @Test
    void startsBothStepsByTheLauncher() {
        var image = ActionImage.of(action);

        assertThat(Files.exists(image.launcher()))
                .isEqualTo(Launcher.program().isPresent())
                .isEqualTo(Files.isSymbolicLink(image.postLauncher()));
    }

    @Test
    void namesThePathsOfTheContainer() {
        assertThat(action.resolve("target/image/jvm.args"))
                .content()
                .contains("-XX:AOTCache=/action/app.aot\n", "/action/greet-action.jar\n" + StandIn.MAIN_CLASS + "\n");
    }

    @Test
    void hasNoProgramOfJavaButJava() {
        assertThat(action.resolve("target/image/runtime/bin"))
                .isDirectoryContaining("glob:**/java")
                .isDirectoryNotContaining(file -> !file.endsWith("java"));
    }

    @Test
    void listsOnlySecurityProvidersOfItsModules() throws IOException {
        assertThat(action.resolve("target/image/runtime/conf/security/java.security"))
                .content()
                .contains("\nsecurity.provider.5=SunJCE\n")
                .doesNotContain("\nsecurity.provider.6", "=SunPKCS11\n");
    }

    @Test
    void reusesTheRuntimeOfAnotherAction() throws Exception {
        var log = new StringBuilder();

        BuildImage.build(StandIn.in(repository, "twin-action"), StandIn.MAIN_CLASS, "java.base", log);

        assertThat(log).contains("runtime copied");
    }

    @Test
    void isRebuiltOnlyIfSomethingInItHasChanged() throws Exception {
        var kept = StandIn.in(repository, "kept-action");
        var log = new StringBuilder();
        BuildImage.build(kept, StandIn.MAIN_CLASS, "java.base", new StringBuilder());

        BuildImage.build(kept, StandIn.MAIN_CLASS, "java.base", log);
        assertThat(log).contains("kept-action: image kept, nothing in it has changed");

        Files.writeString(kept.resolve("image.files"), "chart=../chart\n");
        BuildImage.build(kept, StandIn.MAIN_CLASS, "java.base", log);
        assertThat(log).contains("kept-action: image in");
        assertThat(kept.resolve("target/image/chart/templates/pod.yaml")).exists();
    }

    @Test
    void isNotMadeWhenTheTrainingRunFails() throws Exception {
        var failing = StandIn.in(repository, "failing-action");
        Files.writeString(failing.resolve("src/training/env"), "INPUT_WHO=\n");

        assertThatThrownBy(() -> BuildImage.build(failing, StandIn.MAIN_CLASS, "java.base", new StringBuilder()))
                .hasMessageContaining("training run ended with exit code 2")
                .hasMessageContaining("who is missing");
        assertThatThrownBy(() -> ActionImage.of(failing)).hasMessageContaining("./mvnw package -am -pl failing-action");
    }

    private static String run(ActionImage image, String option) throws Exception {
        var process = new ProcessBuilder(image.command(Stream.of(option)))
                .redirectErrorStream(true)
                .start();
        try (var said = process.inputReader()) {
            return said.readAllAsString() + process.waitFor();
        }
    }
}

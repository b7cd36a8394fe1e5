package io.github.runneractions.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.sandbox.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The repository's own files, with one mistake each. */
class NodeFormContractTest {
    private static final String WORKFLOW = ".github/workflows/deploy-runners.yml";
    private static final String ACTION = "app-token-action/";

    @TempDir
    Path repository;

    @Test
    void acceptsTheFormsAsTheyAre() throws Throwable {
        copy(UnaryOperator.identity(), "");

        for (var test : contract().tests().toList()) {
            run(test);
        }
        assertThat(contract().topics()).contains("The machine cannot run the action");
    }

    @ParameterizedTest
    @CsvSource({
        "app-token-action/action.yml, numeric app id, number of the app",
        "app-token-action/node/action.yml, using: node24, using: node20",
        "app-token-action/node/action.yml, post: post.cjs, post-if: never",
        "app-token-action/node/main.cjs, app-token-action, deploy-action",
        "app-token-action/node/post.cjs, post, main",
        "action.yml, id: registration, id: registered",
        "node/action.yml, /node@v1, @v1",
        ".github/workflows/deploy-runners.yml, release: ${{ inputs.release }}, release: other",
    })
    void namesAFileThatIsNotMadeOfTheOther(String file, String text, String other) throws IOException {
        copy(content -> content.replaceFirst(Pattern.quote(text), Matcher.quoteReplacement(other)), file);

        assertThatThrownBy(this::runAll).isInstanceOf(AssertionError.class).hasMessageContaining("make docs");
    }

    /** It would otherwise make a file without the change, and call it right. */
    @ParameterizedTest
    @CsvSource({
        "app-token-action/action.yml, 'outputs:', 'outputs: # all'",
        "action.yml, '      with:', '      with: # all'",
        ".github/workflows/deploy-runners.yml, == 'container' }}, != 'docker' }}",
    })
    void namesWhatItCannotReplace(String file, String text, String other) throws IOException {
        copy(content -> content.replace(text, other), file);

        assertThatThrownBy(this::runAll)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Nothing is like this");
    }

    private NodeFormContract contract() {
        return new NodeFormContract(repository);
    }

    private void runAll() throws Throwable {
        for (var test : contract().tests().toList()) {
            run(test);
        }
    }

    private static void run(DynamicTest test) throws Throwable {
        test.getExecutable().execute();
    }

    private void copy(UnaryOperator<String> change, String changed) throws IOException {
        for (var file : new String[] {
            "action.yml",
            "node/action.yml",
            "node/start.cjs",
            WORKFLOW,
            ACTION + "action.yml",
            ACTION + "Dockerfile",
            ACTION + "node/action.yml",
            ACTION + "node/main.cjs",
            ACTION + "node/post.cjs"
        }) {
            var copy = repository.resolve(file);
            Files.createDirectories(copy.resolve("..").normalize());
            var content = Files.readString(Tools.repository().resolve(file));
            var text = file.equals(changed) ? change.apply(content) : content;
            assertThat(file.equals(changed)).isEqualTo(!text.equals(content));
            Files.writeString(copy, text);
        }
    }
}

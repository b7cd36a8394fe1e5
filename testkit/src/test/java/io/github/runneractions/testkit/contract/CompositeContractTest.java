package io.github.runneractions.testkit.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.sandbox.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The repository's own composite action, with one mistake each. */
class CompositeContractTest {
    @TempDir
    Path repository;

    @Test
    void acceptsTheCompositeAsItIs() throws Throwable {
        for (var test : contract("\n", "\n").tests().toList()) {
            run(test);
        }
    }

    @Test
    void namesAnotherDescriptionAndAnotherDefault() throws IOException {
        var contract = contract("    default: 2m", "    default: 3m");
        assertThatThrownBy(() -> run(contract.inputs()))
                .hasMessage("the input offline-for has a default that no action has");

        var described = contract("description: The name of the Helm release,", "description: The release,");
        assertThatThrownBy(() -> run(described.inputs()))
                .hasMessage("the input release has a description that no action has");
    }

    @Test
    void namesAnInputThatIsMissing() throws IOException {
        var contract = contract("  skip-crds:\n", "  skip-crd:\n");

        assertThatThrownBy(() -> run(contract.inputs()))
                .hasMessageContaining("the input skip-crds is missing; add it, or a reason to leave it out");
    }

    @Test
    void namesAnInputThatDoesNotReachAnAction() throws IOException {
        var contract = contract("        keep: ${{ inputs.keep }}\n", "");

        assertThatThrownBy(() -> run(contract.passing()))
                .hasMessage("runner-cleanup-action gets as keep: null; give it: ${{ inputs.keep }}");
    }

    /** The action would not notice that the caller's expression is empty. */
    @Test
    void namesAnInputThatIsFilledInOnItsWay() throws IOException {
        var contract = contract("keep: ${{ inputs.keep }}", "keep: ${{ inputs.keep || '(not given)' }}");

        assertThatThrownBy(() -> run(contract.passing())).hasMessageContaining("runner-cleanup-action gets as keep: ");
    }

    @Test
    void namesADefaultThatAnActionDoesNotHave() throws IOException {
        var contract = contract(
                "  history-max:\n    description: How many revisions of the release Helm keeps; `0` for all\n"
                        + "    required: false\n    default: \"10\"",
                "  history-max:\n    description: How many revisions of the release Helm keeps; `0` for all\n"
                        + "    required: false\n    default: \"0\"");

        assertThatThrownBy(() -> run(contract.passing()))
                .hasMessageContaining("the same default, which is Optional[10] there and Optional[0] here");
    }

    @Test
    void namesOutputsThatAreMissingOrNotDescribedAsMasked() throws IOException {
        var contract = contract("steps.cleanup.outputs.found }}", "steps.cleanup.outputs.online }}");
        assertThatThrownBy(() -> run(contract.outputs())).hasMessageContaining("instead of");

        var open = contract("description: Masked. The installation", "description: The installation");
        assertThatThrownBy(() -> run(open.outputs()))
                .hasMessage("the output token is described as masked, or not, by mistake");
    }

    private CompositeContract contract(String text, String replacement) throws IOException {
        var ours = Tools.repository();
        for (var folder :
                List.of("app-token-action", "registration-token-action", "deploy-action", "runner-cleanup-action")) {
            Files.writeString(
                    Files.createDirectories(repository.resolve(folder)).resolve("action.yml"),
                    Files.readString(ours.resolve(folder).resolve("action.yml")));
        }
        var composite = Files.readString(ours.resolve("action.yml"));
        if (!composite.contains(text)) {
            throw new IllegalArgumentException("action.yml does not have: " + text);
        }
        Files.writeString(repository.resolve("action.yml"), composite.replace(text, replacement));
        return CompositeContract.of(repository);
    }

    private static void run(DynamicTest test) throws Throwable {
        test.getExecutable().execute();
    }
}

package io.github.runneractions.testkit.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.runneractions.sandbox.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The repository's own reusable workflow, with one mistake each. */
class WorkflowContractTest {
    @TempDir
    Path repository;

    @Test
    void acceptsTheWorkflowAsItIs() throws Throwable {
        for (var test : contract("\n", "\n").tests().toList()) {
            run(test);
        }
    }

    @Test
    void namesInputsByHandThatDifferFromThoseOfACall() throws IOException {
        var contract = contract("        default: 30\n      dry-run", "        default: 20\n      dry-run");

        assertThatThrownBy(() -> run(contract.inputsByHand())).hasMessageContaining("instead of");
    }

    @Test
    void namesASecretThatIsRequired() throws IOException {
        var contract = contract(
                "description: The token of the ServiceAccount that deploys\n        required: false",
                "description: The token of the ServiceAccount that deploys\n        required: true");

        assertThatThrownBy(() -> run(contract.secrets()))
                .hasMessage("GitHub itself refuses a call without the secret KUBE_TOKEN");
    }

    @Test
    void namesAPageThatIsOutOfDate() throws IOException {
        var contract =
                contract("description: How many stale runners were removed", "description: How many were removed");

        assertThatThrownBy(() -> run(contract.page())).hasMessageContaining("make docs");
    }

    /** Only the first place is changed: that of a call. */
    private WorkflowContract contract(String text, String replacement) throws IOException {
        var ours = Tools.repository();
        for (var file : new String[] {"action.yml", "docs/pipelines.md", ".github/workflows/deploy-runners.yml"}) {
            var copy = repository.resolve(file);
            Files.createDirectories(copy.resolve("..").normalize());
            var content = Files.readString(ours.resolve(file));
            var at = file.endsWith("deploy-runners.yml") ? content.indexOf(text) : -1;
            Files.writeString(
                    copy,
                    at < 0 ? content : content.substring(0, at) + replacement + content.substring(at + text.length()));
        }
        return WorkflowContract.of(repository);
    }

    private static void run(DynamicTest test) throws Throwable {
        test.getExecutable().execute();
    }
}

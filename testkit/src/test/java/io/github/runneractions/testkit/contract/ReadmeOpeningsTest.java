package io.github.runneractions.testkit.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeOpeningsTest {
    @TempDir
    Path repository;

    @Test
    void asksForReadmesThatOpenWithWhatTheActionNeeds() throws Throwable {
        var action = Files.createDirectories(repository.resolve("greet-action"));
        Files.writeString(action.resolve("Dockerfile"), "FROM scratch\n");
        var step = "```yaml\n- uses: runner-actions/runner-actions/greet-action@v1\n```\n";
        Files.writeString(action.resolve("README.md"), "# greet\n\nNeeds Linux and Docker.\n\n" + step + "\n## More\n");
        openings();

        Files.writeString(action.resolve("README.md"), "# greet\n\n" + step + "\n## Needs\n\nLinux and Docker\n");

        assertThatThrownBy(this::openings).hasMessage("greet-action/README.md does not open with: Linux and Docker");
    }

    private void openings() throws Throwable {
        RepositoryContract.of(repository).openings().getExecutable().execute();
    }
}

package io.github.runneractions.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {

    private final Placeholders placeholders = new Placeholders(name -> switch (name.name()) {
        case "sandbox.url" -> Optional.of("http://localhost:1$2\\");
        case "token" -> Optional.of("token of " + name.argument());
        default -> Optional.empty();
    });

    @Test
    void areReplacedByTheirValues() {
        assertThat(placeholders.fill("a ${sandbox.url}/x b ${token:acme/widgets} c"))
                .isEqualTo("a http://localhost:1$2\\/x b token of acme/widgets c");
    }

    @Test
    void leavesGitHubsExpressionsAlone() {
        assertThat(placeholders.fill("${{ github.token }} $HOME ${HOME}"))
                .isEqualTo("${{ github.token }} $HOME ${HOME}");
    }

    @Test
    void namesTheUnknownPlaceholder() {
        assertThatThrownBy(() -> placeholders.fill("a ${sandbox.uri} b")).hasMessageContaining("${sandbox.uri}");
    }
}
